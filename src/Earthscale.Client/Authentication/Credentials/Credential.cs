using Earthscale.Client.Http;

namespace Earthscale.Client.Authentication.Credentials;

/// <summary>The credential of an account. Thread-safe.</summary>
internal abstract class Credential : IRequestCredential
{
    /// <summary>Gets the sign-in method.</summary>
    public abstract SignInKind Kind { get; }

    /// <summary>The account's email address; null if unknown.</summary>
    public virtual string? Account => null;

    /// <inheritdoc/>
    public virtual string? Owner => Account;

    /// <summary>The time when the current token expires; null if it does not, or if there is none yet.</summary>
    public virtual DateTimeOffset? ExpiresAt => null;

    /// <summary>The credential for tile and pixel servers. ASSUMED: they accept a token in the same header as the service.</summary>
    public virtual IRequestCredential ForTiles => this;

    /// <inheritdoc/>
    public abstract void AddTo(Secrets secrets);

    /// <inheritdoc/>
    public abstract ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken);
}
