using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>Gets an account's next session: from the file, by its refresh token, or by signing in again.</summary>
/// <param name="email">The account.</param>
/// <param name="auth">The auth service.</param>
/// <param name="file">Where the session is shared with other processes; null keeps it to this one.</param>
/// <param name="signIn">Signs in without asking anybody; null where nobody here can.</param>
/// <param name="time">The clock that tokens expire by.</param>
/// <param name="followsFile">Whether the account is whatever session of it the file holds, by whomever it was begun.</param>
internal sealed class TokenProvider(
    string email,
    AuthService auth,
    SessionFile? file,
    Func<EarthscaleClientOptions, CancellationToken, Task<SessionTokens>>? signIn,
    TimeProvider time,
    bool followsFile)
{
    private volatile SessionFile? _file = file;
    private string? _refused;

    public string Email => email;

    public TimeProvider Time => time;

    /// <summary>Gets a session to replace one that is spent or refused. Not to be called twice at a time.</summary>
    /// <param name="spent">The session to replace; null when there is none yet.</param>
    /// <param name="options">How requests behave and report.</param>
    /// <param name="cancellationToken">Ends the wait for other processes, and the calls.</param>
    /// <exception cref="NotSignedInException">There is none to be had.</exception>
    /// <exception cref="SignInException">The auth service cannot be reached, or asks for an anon key.</exception>
    public async Task<SessionTokens> NextAsync(SessionTokens? spent, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (_file is not { } file)
        {
            return await FetchAsync(spent, file: null, options, cancellationToken).ConfigureAwait(false);
        }

        using var held = await LockAsync(file, options, cancellationToken).ConfigureAwait(false);
        var content = file.Read();
        var stored = Own(content, spent);
        if (IsNewer(stored, spent))
        {
            return stored!;
        }

        var newest = stored is null || spent?.ServerExpiresAt > stored.ServerExpiresAt ? spent : stored;
        var fresh = await FetchAsync(newest, file, options, cancellationToken).ConfigureAwait(false);
        // A file that went away or went to another account meanwhile was taken from us on purpose.
        if (stored is not null || (spent is null && content.IsFreeFor(email)))
        {
            Save(file, fresh, options);
        }

        return fresh;
    }

    /// <summary>Keeps a session that has just begun in the file, in place of any that was there before.</summary>
    public async Task KeepAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (_file is not { } file)
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
                Save(file, session, options);
                return;
            }
        }
        catch (SignInException e) when (e.InnerException is TimeoutException)
        {
            problem = e.Message;
        }

        options.Warn?.Invoke($"{problem} This session stays in memory; other processes have to sign in for themselves.");
        _file = null;
    }

    /// <summary>Ends the session at the server, and takes it out of the file whether that succeeds or not.</summary>
    /// <exception cref="SignInException">The server did not end it.</exception>
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
        var stored = Own(file.Read(), session);
        try
        {
            await EndAtServerAsync(IsNewer(stored, session) ? stored : session ?? stored, options, cancellationToken).ConfigureAwait(false);
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
        try
        {
            // Signing out takes an access token that is still good.
            if (session?.IsSpent(time.GetUtcNow()) == true)
            {
                session = await RefreshAsync(session, options, cancellationToken).ConfigureAwait(false);
            }

            if (session is not null)
            {
                await auth.SignOutAsync(session, options, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SignInException e) when (e.Error == SignInError.Refused)
        {
            await EndRefusedAsync(session!, options, cancellationToken).ConfigureAwait(false);
        }
    }

    // The server may have ended the access token early; only a refused refresh token says that the session is over.
    private async Task EndRefusedAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        SessionTokens fresh;
        try
        {
            fresh = await RefreshAsync(session, options, cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.Error == SignInError.Refused)
        {
            return;
        }

        await auth.SignOutAsync(fresh, options, cancellationToken).ConfigureAwait(false);
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

        // The Python client knows no lock: it may have been the one that used the token.
        if (file is not null && Own(file.Read(), spent) is { } stored && !stored.IsSame(spent) && !stored.IsSpent(time.GetUtcNow()))
        {
            return stored;
        }

        return signIn is null ? throw Ended(refusal) : await signIn(options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SessionTokens> RefreshAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await auth.RefreshAsync(session, options, cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.InnerException is ConnectionException { Error: ConnectionError.Broken or ConnectionError.TimedOut })
        {
            // The auth service takes a token that it has just replaced once more, for answers that were lost.
            return await auth.RefreshAsync(session, options, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsNewer(SessionTokens? stored, SessionTokens? known) =>
        stored is not null
        && !stored.IsSpent(time.GetUtcNow())
        && (known is null || (!stored.IsSame(known) && !(stored.ServerExpiresAt < known.ServerExpiresAt)));

    private NotSignedInException Ended(SignInException? refusal) => new(
        $"The session of {SafeText.OneLine(email, 200)} has ended, and the auth service does not renew it. Sign in again with Connect-EsAccount.{(refusal is null ? "" : " " + refusal.Message)}",
        refusal);

    // Another sign-in of the same account is not ours to use or to end; an account of the file is whatever the file holds.
    private SessionTokens? Own(SessionFileContent content, SessionTokens? known) =>
        content.Of(email) is { } stored && (followsFile || !stored.IsOtherSignIn(known)) ? stored : null;

    private static void Save(SessionFile file, SessionTokens session, EarthscaleClientOptions options)
    {
        try
        {
            file.Write(session);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            options.Warn?.Invoke($"The session could not be kept in {file.Location} ({e.Message.TrimEnd('.')}). It stays in memory; other processes have to sign in for themselves.");
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
            // Where there can be no lock, nobody else can write either.
            return null;
        }
    }
}
