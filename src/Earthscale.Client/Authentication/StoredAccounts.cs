using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Sessions;

namespace Earthscale.Client.Authentication;

/// <summary>
/// The accounts that nobody signed in to in this process: the environment or the session file names them. One
/// object per account and settings, so that commands share a session and its connections.
/// </summary>
internal static class StoredAccounts
{
    // More than any script has; settings that change without end must not fill the memory.
    private const int MaxAccounts = 64;

    private static readonly ConcurrentDictionary<string, ClientContext> s_accounts = new(StringComparer.Ordinal);

    public static ClientContext? Find(AccountSettings settings, Action<string>? warn)
    {
        var api = settings.ResolveApi();
        if (AccountSettings.Variable(AccountSettings.ApiKeyVariable) is { } key)
        {
            return Share(["key", api.AbsoluteUri, key], () => new ClientContext(
                new ApiKeyCredential(key, AccountSettings.ApiKeyVariable), api, $"environment variable {AccountSettings.ApiKeyVariable}"));
        }

        var auth = settings.ResolveAuth();
        var file = settings.ResolveFile(auth);
        var content = file?.Read() ?? SessionFileContent.Absent;
        if (content.Error is { } fault)
        {
            warn?.Invoke(fault);
        }

        var email = AccountSettings.Variable(AccountSettings.EmailVariable);
        return email is not null && AccountSettings.Variable(AccountSettings.PasswordVariable) is { } password
            ? WithPassword(email, password, content, auth, file, api, settings.Time)
            : FromFile(content, email, auth, file, api, settings.Time);
    }

    private static ClientContext WithPassword(
        string email, string password, SessionFileContent content, AuthAddress auth, SessionFile? file, Uri api, TimeProvider time)
    {
        // Kept beside another account's session, ours would have to push that out.
        var usable = content.IsFreeFor(email) ? file : null;
        var context = Share(["password", .. Names(auth, usable, api), email, password], () =>
        {
            var service = new AuthService(auth, time);
            var source = new TokenProvider(email, service, usable, (options, stop) => service.PasswordAsync(email, password, options, stop), time);
            return new ClientContext(
                new TokenCredential(SignInKind.Password, source, session: null), api, $"environment variables {AccountSettings.EmailVariable} and {AccountSettings.PasswordVariable}");
        });
        return Refresh(context, usable is null ? null : content.Of(email));
    }

    private static ClientContext? FromFile(
        SessionFileContent content, string? email, AuthAddress auth, SessionFile? file, Uri api, TimeProvider time)
    {
        if (file is null || content.Session is not { } session || (email is not null && !session.IsOf(email)))
        {
            return null;
        }

        var context = Share(["file", .. Names(auth, file, api), session.Email], () => new ClientContext(
            new TokenCredential(SignInKind.SessionFile, new TokenProvider(session.Email, new AuthService(auth, time), file, signIn: null, time), session),
            api,
            $"session file {file.Location}"));
        return Refresh(context, session);
    }

    private static ClientContext Refresh(ClientContext context, SessionTokens? stored)
    {
        if (stored is not null && context.Credential is TokenCredential credential)
        {
            credential.Adopt(stored);
        }

        return context;
    }

    private static string[] Names(AuthAddress auth, SessionFile? file, Uri api) =>
        [api.AbsoluteUri, auth.Text, auth.AnonKey ?? "", file?.Location ?? ""];

    private static ClientContext Share(string[] names, Func<ClientContext> make)
    {
        // A hash, since there are passwords among the names.
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', names))));
        if (s_accounts.Count >= MaxAccounts)
        {
            s_accounts.Clear();
        }

        var context = s_accounts.GetOrAdd(key, _ => make());
        if (context.Credential is TokenCredential { HasEnded: true })
        {
            context = s_accounts.AddOrUpdate(key, _ => make(), (_, old) => ReferenceEquals(old, context) ? make() : old);
        }

        return context;
    }
}
