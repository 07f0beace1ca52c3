namespace Earthscale.Client.Authentication;

/// <summary>What proves to the service who is asking. Safe to use from many threads at once.</summary>
internal abstract class Credential
{
    /// <summary>How the account was signed in.</summary>
    public abstract SignInKind Kind { get; }

    /// <summary>The account's e-mail address; null where it is not known.</summary>
    public virtual string? Account => null;

    /// <summary>When the present proof ends; null when it does not, or there is none yet.</summary>
    public virtual DateTimeOffset? ExpiresAt => null;

    /// <summary>Puts the proof into a request to the configured service.</summary>
    /// <param name="request">The request; earlier proof in it is replaced.</param>
    /// <param name="options">How a renewal that this needs behaves, and whom it tells.</param>
    /// <param name="cancellationToken">Ends the wait for such a renewal.</param>
    public abstract ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken);

    /// <summary>Gets a new proof after the service refused the one that <paramref name="refused"/> bears.</summary>
    /// <param name="refused">The request that was answered with 401.</param>
    /// <param name="options">How the renewal behaves, and whom it tells.</param>
    /// <param name="cancellationToken">Ends the wait for the renewal.</param>
    /// <returns>Whether it is worth asking again.</returns>
    public abstract ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken);
}
