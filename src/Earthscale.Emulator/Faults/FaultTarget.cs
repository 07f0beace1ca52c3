namespace Earthscale.Emulator.Faults;

/// <summary>The properties of a request for the decision about a fault.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="HasBearerToken">Whether the request has an access token.</param>
public sealed record FaultTarget(string Method, string Path, bool HasBearerToken)
{
    /// <summary>Gets a value that indicates whether the request is for the API, and not for the auth service.</summary>
    public bool IsApi => Path.StartsWith("/v1/", StringComparison.Ordinal);
}
