namespace Earthscale.Emulator.Faults;

/// <summary>What a plan knows of a request when it decides whether it fails.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="HasBearerToken">Whether the request carries an access token.</param>
public sealed record FaultTarget(string Method, string Path, bool HasBearerToken)
{
    /// <summary>Whether the request is for the catalog, and not for the auth service.</summary>
    public bool IsApi => Path.StartsWith("/v1/", StringComparison.Ordinal);
}
