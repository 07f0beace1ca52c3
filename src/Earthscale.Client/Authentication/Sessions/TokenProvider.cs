using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>Gets an account's next session: from the file, by its refresh token, or by signing in again.</summary>
/// <param name="email">The account.</param>
/// <param name="auth">The auth service.</param>
/// <param name="file">Where the session is shared with other processes; null keeps it to this one.</param>
/// <param name="signIn">Signs in without asking anybody; null where nobody here can.</param>
/// <param name="time">The clock that tokens expire by.</param>
internal sealed class TokenProvider(
    string email,
    AuthService auth,
    SessionFile? file,
    Func<EarthscaleClientOptions, CancellationToken, Task<SessionTokens>>? signIn,
    TimeProvider time)
{
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private volatile SessionFile? _file = file;

    public string Email => email;

    public TimeProvider Time => time;

    /// <summary>Gets a session in the stead of one that is spent or refused. Not to be called twice at a time.</summary>
    /// <param name="spent">The session to replace; null when there is none yet.</param>
    /// <param name="options">How requests behave, and whom they tell.</param>
    /// <param name="cancellationToken">Ends the wait for other processes, and the calls.</param>
    /// <exception cref="NotSignedInException">There is none to be had.</exception>
    /// <exception cref="SignInException">The auth service cannot be reached, or asks for an anon key.</exception>
    public async Task<SessionTokens> NextAsync(SessionTokens? spent, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (_file is not { } file)
        {
            return await FetchAsync([spent], options, cancellationToken).ConfigureAwait(false);
        }

        using var held = await LockAsync(file, cancellationToken).ConfigureAwait(false);
        var content = file.Read();
        var stored = content.Of(email);
        if (IsNewer(stored, spent))
        {
            return stored!;
        }

        var fresh = await FetchAsync([stored, spent], options, cancellationToken).ConfigureAwait(false);
        // A file that went away or went to another account meanwhile was taken from us on purpose.
        if (stored is not null || (spent is null && content.IsFreeFor(email)))
        {
            Save(file, fresh, options);
        }

        return fresh;
    }

    /// <summary>Keeps a session that has just begun in the file, whosever session was there before.</summary>
    public async Task KeepAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (_file is not { } file)
        {
            return;
        }

        using var held = await LockAsync(file, cancellationToken).ConfigureAwait(false);
        if (file.Read().Error is { } fault)
        {
            options.Warn?.Invoke($"{fault} This session stays in memory; remove or rename the file to keep the next one.");
            _file = null;
        }
        else
        {
            Save(file, session, options);
        }
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

        using var held = await LockAsync(file, cancellationToken).ConfigureAwait(false);
        var stored = file.Read().Of(email);
        try
        {
            await EndAtServerAsync(Newest([stored, session]).FirstOrDefault(), options, cancellationToken).ConfigureAwait(false);
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

    private async Task<SessionTokens> FetchAsync(SessionTokens?[] sessions, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        SignInException? refusal = null;
        foreach (var session in Newest(sessions).Where(session => !_refused.Contains(session.RefreshToken)))
        {
            try
            {
                return await RefreshAsync(session, options, cancellationToken).ConfigureAwait(false);
            }
            catch (SignInException e) when (e.Error == SignInError.Refused)
            {
                _refused.Add(session.RefreshToken);
                refusal = e;
            }
        }

        // The Python client knows no lock: it may have been the one that used the token.
        if (_file?.Read().Of(email) is { } stored && !sessions.Any(stored.IsSame) && !stored.IsSpent(time.GetUtcNow()))
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

    private static IEnumerable<SessionTokens> Newest(SessionTokens?[] sessions) =>
        sessions.OfType<SessionTokens>().DistinctBy(session => session.RefreshToken).OrderByDescending(session => session.ServerExpiresAt);

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

    // Where there can be no lock, nobody else can write either.
    private static async Task<SessionFileLock?> LockAsync(SessionFile file, CancellationToken cancellationToken)
    {
        try
        {
            return await file.LockAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
