using System.Net.Http.Headers;
using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Credentials;
using Earthscale.Client.Http;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>A session of the auth service. Its access token is renewed before it expires and when the service refuses it.</summary>
internal sealed class TokenCredential(SignInKind kind, TokenProvider source, SessionTokens? session) : Credential
{
    // For all attempts together, including the wait for other processes.
    private static readonly TimeSpan s_renewalLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_attemptLimit = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private SessionTokens? _session = session;
    private Task<SessionTokens>? _renewal;
    private bool _ended;

    public override SignInKind Kind => kind;

    public override string Account => source.Email;

    public override DateTimeOffset? ExpiresAt => Session?.ExpiresAt;

    /// <summary>Whether the session was signed out.</summary>
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

    public override void AddTo(Secrets secrets) => Add(Session, secrets);

    public override async ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        var session = await GetValidSessionAsync(options, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        Add(session, Secrets.Of(request));
    }

    public override async ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        var session = Session;
        if (session?.AccessToken == refused.Headers.Authorization?.Parameter)
        {
            await Renewal(session, options).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        // Otherwise another request has renewed it already.
        return true;
    }

    /// <summary>Uses a newer session that another process, or another sign-in, saved in the file.</summary>
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

    /// <summary>Saves the session in the file.</summary>
    public Task KeepAsync(EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        Session is { } session ? source.KeepAsync(session, options, cancellationToken) : Task.CompletedTask;

    /// <summary>Ends the session here and at the server.</summary>
    /// <exception cref="SignInException">The server did not end the session; it has ended here.</exception>
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
            // The renewed session is the one to end.
            await running.ContinueWith(static _ => { }, TaskScheduler.Default).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        await source.EndAsync(Session, WithRenewalLimits(options), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SessionTokens> GetValidSessionAsync(EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        if (HasEnded)
        {
            throw new NotSignedInException($"This context of {SafeText.OneLine(source.Email, 200)} was signed out. Sign in again with Connect-EsAccount.");
        }

        var session = Session;
        if (session is not null && !session.NeedsRenewal(source.Time.GetUtcNow()))
        {
            return session;
        }

        try
        {
            return await Renewal(session, options).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.Error == SignInError.Unavailable && session?.IsExpired(source.Time.GetUtcNow()) == false)
        {
            // The renewal was early; the current token is valid for another minute.
            return session;
        }
    }

    /// <summary>Gets the running renewal, or starts one.</summary>
    /// <remarks>No caller can cancel it: that could lose the token that the server has just issued.</remarks>
    private Task<SessionTokens> Renewal(SessionTokens? spent, EarthscaleClientOptions options)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(_session, spent) && _session is not null)
            {
                return Task.FromResult(_session);
            }

            return _renewal ??= Task.Run(() => RenewAsync(spent, WithRenewalLimits(options)));
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

    private static void Add(SessionTokens? session, Secrets secrets)
    {
        secrets.Add(session?.AccessToken);
        secrets.Add(session?.RefreshToken);
    }

    // Stopping a command must not cancel a renewal that other commands wait for.
    private static EarthscaleClientOptions WithRenewalLimits(EarthscaleClientOptions options) => options with
    {
        Timeout = options.Timeout > s_attemptLimit ? s_attemptLimit : options.Timeout,
        NoMoreAttempts = CancellationToken.None,
    };
}
