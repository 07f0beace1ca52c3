using Earthscale.Client.Http;

namespace Earthscale.Client.Authentication.Credentials;

/// <summary>What proves to the service who is asking, and what is known of the account. Safe to use from many threads at once.</summary>
internal abstract class Credential : IRequestCredential
{
    /// <summary>How the account was signed in.</summary>
    public abstract SignInKind Kind { get; }

    /// <summary>The account's e-mail address; null where it is not known.</summary>
    public virtual string? Account => null;

    /// <summary>When the present proof ends; null when it does not, or there is none yet.</summary>
    public virtual DateTimeOffset? ExpiresAt => null;

    /// <summary>The proof as servers of tiles and pixels take it. ASSUMED: a token goes there as it goes to the service.</summary>
    public virtual IRequestCredential ForTiles => this;

    /// <inheritdoc/>
    public abstract ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken);
}
