using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Http;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>Gets an account's next session: from the file, with its refresh token, or by signing in again.</summary>
/// <param name="email">The account.</param>
/// <param name="auth">The auth service.</param>
/// <param name="file">The file that shares the session with other processes; null for none.</param>
/// <param name="signIn">Signs in without a prompt; null if that is not possible.</param>
/// <param name="time">The clock that determines whether tokens have expired.</param>
/// <param name="followsFile">Whether to use the account's session in the file whichever sign-in it comes from.</param>
internal sealed class TokenProvider(
    string email,
    AuthService auth,
    SessionFile? file,
    Func<EarthscaleClientOptions, CancellationToken, Task<SessionTokens>>? signIn,
    TimeProvider time,
    bool followsFile)
{
    // A new session does not use the file until it is saved there: the file may contain another sign-in.
    private volatile SessionFile? _file = followsFile ? file : null;
    private string? _refused;

    public string Email => email;

    public TimeProvider Time => time;

    /// <summary>Gets a session to replace one that has expired or was refused. Not thread-safe.</summary>
    /// <param name="spent">The session to replace; null if there is none yet.</param>
    /// <param name="options">The options of requests.</param>
    /// <param name="cancellationToken">Cancels the wait for other processes and the requests.</param>
    /// <exception cref="NotSignedInException">There is no account.</exception>
    /// <exception cref="SignInException">The auth service cannot be reached, or requires an anon key.</exception>
    public async Task<SessionTokens> NextAsync(SessionTokens? spent, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (_file is not { } file)
        {
            return await FetchAsync(spent, file: null, options, cancellationToken).ConfigureAwait(false);
        }

        using var held = await LockAsync(file, options, cancellationToken).ConfigureAwait(false);
        var content = file.Read();
        var stored = GetOwn(content, spent);
        if (IsNewer(stored, spent))
        {
            return stored!;
        }

        var fresh = await FetchAsync(Newest(stored, spent), file, options, cancellationToken).ConfigureAwait(false);
        // A file that was deleted or now belongs to another account was changed on purpose.
        if (stored is not null || (spent is null && content.IsFreeFor(email)))
        {
            Save(file, fresh, options);
        }

        return fresh;
    }

    /// <summary>Saves a new session in the file, and replaces its previous content.</summary>
    public async Task KeepAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return;
        }

        string? problem;
        try
        {
            using var held = await LockAsync(file, options, cancellationToken).ConfigureAwait(false);
            problem = file.Read().Error;
            if (problem is null)
            {
                _file = file;
                Save(file, session, options);
                return;
            }
        }
        catch (SignInException e) when (e.InnerException is TimeoutException)
        {
            problem = e.Message;
        }

        options.Warn?.Invoke($"{problem} This session is kept in memory only; other processes must sign in themselves.");
    }

    /// <summary>Ends the session at the server and deletes the file, even if the server fails.</summary>
    /// <exception cref="SignInException">The server did not end the session.</exception>
    /// <exception cref="IOException">The file could not be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be removed.</exception>
    public async Task EndAsync(SessionTokens? session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (_file is not { } file)
        {
            await EndAtServerAsync(session, options, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var held = await LockAsync(file, options, cancellationToken).ConfigureAwait(false);
        var stored = GetOwn(file.Read(), session);
        try
        {
            await EndAtServerAsync(Newest(stored, session), options, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (stored is not null)
            {
                file.Delete();
            }
        }
    }

    private async Task EndAtServerAsync(SessionTokens? session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (session is null || await TrySignOutAsync(session, options, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        SessionTokens fresh;
        try
        {
            fresh = await RefreshAsync(session, options, cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.Error == SignInError.Refused)
        {
            // Only a refused refresh token says that the session is over.
            return;
        }

        await auth.SignOutAsync(fresh, options, cancellationToken).ConfigureAwait(false);
    }

    // To sign out takes an access token that is still good, and the server may have ended it early.
    private async Task<bool> TrySignOutAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (session.NeedsRenewal(time.GetUtcNow()))
        {
            return false;
        }

        try
        {
            await auth.SignOutAsync(session, options, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SignInException e) when (e.Error == SignInError.Refused)
        {
            return false;
        }
    }

    private async Task<SessionTokens> FetchAsync(SessionTokens? spent, SessionFile? file, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        SignInException? refusal = null;
        if (spent is not null && spent.RefreshToken != _refused)
        {
            try
            {
                return await RefreshAsync(spent, options, cancellationToken).ConfigureAwait(false);
            }
            catch (SignInException e) when (e.Error == SignInError.Refused)
            {
                _refused = spent.RefreshToken;
                refusal = e;
            }
        }

        // The Python client does not use the lock, so it may have used the token.
        if (file is not null && GetOwn(file.Read(), spent) is { } stored && !stored.IsSame(spent) && !stored.NeedsRenewal(time.GetUtcNow()))
        {
            return stored;
        }

        return signIn is null ? throw CreateExpiredError(refusal) : await signIn(options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SessionTokens> RefreshAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await auth.RefreshAsync(session, options, cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.InnerException is ConnectionException { Error: ConnectionError.Broken or ConnectionError.TimedOut })
        {
            // After a lost response, the auth service accepts a token that it has just replaced once more.
            return await auth.RefreshAsync(session, options, cancellationToken).ConfigureAwait(false);
        }
    }

    // A refresh token is good once: the one that was issued last is the one to use.
    private static SessionTokens? Newest(SessionTokens? stored, SessionTokens? known) =>
        stored is null || known?.ServerExpiresAt > stored.ServerExpiresAt ? known : stored;

    private bool IsNewer(SessionTokens? stored, SessionTokens? known) =>
        stored is not null
        && !stored.NeedsRenewal(time.GetUtcNow())
        && (known is null || (!stored.IsSame(known) && !(stored.ServerExpiresAt < known.ServerExpiresAt)));

    private NotSignedInException CreateExpiredError(SignInException? refusal) => new(
        $"The session of {SafeText.OneLine(email, 200)} has expired, and the auth service did not renew it. Sign in again with Connect-EsAccount.{(refusal is null ? "" : " " + refusal.Message)}",
        refusal);

    // Without followsFile, another sign-in of the same account must be neither used nor ended.
    private SessionTokens? GetOwn(SessionFileContent content, SessionTokens? known) =>
        content.Of(email) is { } stored && (followsFile || !stored.IsOtherSignIn(known)) ? stored : null;

    private static void Save(SessionFile file, SessionTokens session, EarthscaleClientOptions options)
    {
        try
        {
            file.Write(session);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            options.Warn?.Invoke($"The session could not be saved in {file.Location} ({e.Message.TrimEnd('.')}). It is kept in memory only; other processes must sign in themselves.");
        }
    }

    private static async Task<SessionFileLock?> LockAsync(SessionFile file, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await file.LockAsync(options.Timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SignInException(e.Message, e) { Error = SignInError.Unavailable };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where the lock file cannot be created, no other process can write either.
            return null;
        }
    }
}
