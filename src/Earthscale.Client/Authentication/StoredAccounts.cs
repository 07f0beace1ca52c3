using System.Collections.Concurrent;
using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Credentials;
using Earthscale.Client.Authentication.Sessions;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Authentication;

/// <summary>
/// The accounts from the environment and the session file. There is one object per account and settings, so that
/// commands share a session and its connections.
/// </summary>
internal static class StoredAccounts
{
    // More than any script needs; changing settings must not fill the memory.
    private const int MaxAccounts = 64;

    private static readonly ConcurrentDictionary<Settings, ClientContext> s_accounts = new();

    /// <summary>Finds the account of an API key; null if there is none, or if the settings ask for a session.</summary>
    public static ClientContext? FindKey(AccountSettings settings)
    {
        if (settings.AsksForSession || EnvironmentVariables.Read(EnvironmentVariables.ApiKey) is not { } key)
        {
            return null;
        }

        var api = settings.ResolveApi();
        return Share(new Settings(api, Secret: key), () => new ClientContext(
            new ApiKeyCredential(key, EnvironmentVariables.ApiKey), api, $"environment variable {EnvironmentVariables.ApiKey}")
        { IsStored = true });
    }

    /// <summary>Finds the account of a session. The settings take precedence over the environment.</summary>
    public static ClientContext? FindSession(AccountSettings settings, Action<string>? warn)
    {
        var api = settings.ResolveApi();
        var auth = settings.ResolveAuth();
        var file = settings.ResolveFile(auth);
        var content = file?.Read() ?? SessionFileContent.Absent;
        if (content.Error is { } error)
        {
            warn?.Invoke(error);
        }

        var email = EnvironmentVariables.Read(EnvironmentVariables.Email);
        var password = EnvironmentVariables.Read(EnvironmentVariables.Password);
        var session = content.Session;
        // A file that the caller gives takes precedence over an account in the environment.
        if (session is not null && settings.CredentialsFile is null && email is not null && !session.IsOf(email))
        {
            session = null;
        }

        var where = new Settings(api, auth.Text, auth.AnonKey, file?.Location);
        return email is not null && password is not null && (session is null || session.IsOf(email))
            ? Resume(WithPassword(where, email, password, content.IsFreeFor(email) ? file : null, auth, settings.Time), session)
            : session is null ? null : Resume(FromFile(where, session, file!, auth, settings.Time), session);
    }

    // The file may contain another account's session; then this session is kept in memory only.
    private static ClientContext WithPassword(
        Settings where, string email, string password, SessionFile? file, AuthAddress auth, TimeProvider time) =>
        Share(where with { File = file?.Location, Email = email, Secret = password }, () =>
        {
            var service = new AuthService(auth, time);
            var tokens = new TokenProvider(email, service, file, (options, stop) => service.PasswordAsync(email, password, options, stop), time, followsFile: true);
            return new ClientContext(
                new TokenCredential(SignInKind.Password, tokens, session: null),
                where.Api,
                $"environment variables {EnvironmentVariables.Email} and {EnvironmentVariables.Password}")
            { IsStored = true };
        });

    private static ClientContext FromFile(Settings where, SessionTokens session, SessionFile file, AuthAddress auth, TimeProvider time) =>
        Share(where with { Email = session.Email }, () => new ClientContext(
            new TokenCredential(SignInKind.SessionFile, new TokenProvider(session.Email, new AuthService(auth, time), file, signIn: null, time, followsFile: true), session),
            where.Api,
            $"session file {file.Location}")
        { IsStored = true });

    private static ClientContext Resume(ClientContext context, SessionTokens? stored)
    {
        if (stored is not null && context.Credential is TokenCredential credential)
        {
            credential.Adopt(stored);
        }

        return context;
    }

    private static ClientContext Share(Settings settings, Func<ClientContext> make)
    {
        if (s_accounts.Count >= MaxAccounts)
        {
            s_accounts.Clear();
        }

        var context = s_accounts.GetOrAdd(settings, _ => make());
        return context.Credential is TokenCredential { HasEnded: true }
            ? s_accounts.AddOrUpdate(settings, _ => make(), (_, old) => ReferenceEquals(old, context) ? make() : old)
            : context;
    }

    /// <summary>The key of the cache. It contains secrets, so ToString omits them.</summary>
    private sealed record Settings(
        Uri Api, string? Auth = null, string? AnonKey = null, string? File = null, string? Email = null, string? Secret = null)
    {
        public override string ToString() => Email ?? "API key";
    }
}
