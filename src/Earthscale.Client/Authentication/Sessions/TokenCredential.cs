using System.Net.Http.Headers;
using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Credentials;
using Earthscale.Client.Http;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>A session of the auth service: an access token, renewed before it ends and when it is refused.</summary>
internal sealed class TokenCredential(SignInKind kind, TokenProvider source, SessionTokens? session) : Credential
{
    // For all attempts together, waiting for other processes included.
    private static readonly TimeSpan s_renewalLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_attemptLimit = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private SessionTokens? _session = session;
    private Task<SessionTokens>? _renewal;
    private bool _ended;

    public override SignInKind Kind => kind;

    public override string Account => source.Email;

    public override DateTimeOffset? ExpiresAt => Session?.ExpiresAt;

    /// <summary>Whether it was signed out.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_gate)
            {
                return _ended;
            }
        }
    }

    private SessionTokens? Session
    {
        get
        {
            lock (_gate)
            {
                return _session;
            }
        }
    }

    public override async ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        var session = await GoodSessionAsync(options, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        Secrets.Of(request).Add(session.AccessToken);
        Secrets.Of(request).Add(session.RefreshToken);
    }

    public override async ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        var session = Session;
        if (session?.AccessToken == refused.Headers.Authorization?.Parameter)
        {
            await Renewal(session, options).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        // Otherwise another request's refusal has renewed it already.
        return true;
    }

    /// <summary>Takes over what another process, or another sign-in, left in the file.</summary>
    public void Adopt(SessionTokens stored)
    {
        lock (_gate)
        {
            if (_session is null || stored.ServerExpiresAt > _session.ServerExpiresAt)
            {
                _session = stored;
            }
        }
    }

    /// <summary>Keeps the session in the file.</summary>
    public Task KeepAsync(EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        Session is { } session ? source.KeepAsync(session, options, cancellationToken) : Task.CompletedTask;

    /// <summary>Ends the session here, and at the server.</summary>
    /// <exception cref="SignInException">The server did not end it; it has ended here all the same.</exception>
    public async Task EndAsync(EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        Task? running;
        lock (_gate)
        {
            _ended = true;
            running = _renewal;
        }

        if (running is not null)
        {
            // What it brings is what has to end.
            await running.ContinueWith(static _ => { }, TaskScheduler.Default).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        await source.EndAsync(Session, Patient(options), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SessionTokens> GoodSessionAsync(EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (HasEnded)
        {
            throw new NotSignedInException($"This context of {SafeText.OneLine(source.Email, 200)} was signed out. Sign in again with Connect-EsAccount.");
        }

        var session = Session;
        if (session is not null && !session.IsSpent(source.Time.GetUtcNow()))
        {
            return session;
        }

        try
        {
            return await Renewal(session, options).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.Error == SignInError.Unavailable && session?.IsExpired(source.Time.GetUtcNow()) == false)
        {
            // Early renewal is a courtesy; the token at hand still has its last minute.
            return session;
        }
    }

    /// <summary>The one renewal that is under way; begun when there is none.</summary>
    /// <remarks>It belongs to no caller: to break it off would lose the token that the server has just handed out.</remarks>
    private Task<SessionTokens> Renewal(SessionTokens? spent, EarthscaleClientOptions options)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_session, spent) && _session is not null)
            {
                return Task.FromResult(_session);
            }

            return _renewal ??= Task.Run(() => RenewAsync(spent, Patient(options)));
        }
    }

    private async Task<SessionTokens> RenewAsync(SessionTokens? spent, EarthscaleClientOptions options)
    {
        using var limit = new CancellationTokenSource(s_renewalLimit);
        try
        {
            var fresh = await source.NextAsync(spent, options, limit.Token).ConfigureAwait(false);
            lock (_gate)
            {
                _session = fresh;
            }

            return fresh;
        }
        catch (OperationCanceledException e)
        {
            throw new SignInException($"The session could not be renewed within {s_renewalLimit.TotalMinutes:0} minutes.", e) { Error = SignInError.Unavailable };
        }
        finally
        {
            lock (_gate)
            {
                _renewal = null;
            }
        }
    }

    // A command that is stopped must not break off what others wait for too.
    private static EarthscaleClientOptions Patient(EarthscaleClientOptions options) => options with
    {
        Timeout = options.Timeout > s_attemptLimit ? s_attemptLimit : options.Timeout,
        NoMoreAttempts = CancellationToken.None,
    };
}
