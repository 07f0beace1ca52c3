namespace Earthscale;

/// <summary>How long version 1 of the API, which this module uses, stays (<c>GET /api-versions/v1</c>); null where the service does not say.</summary>
/// <param name="IsSupported">Whether the service still has version 1.</param>
/// <param name="IsDeprecated">Whether version 1 is to be removed.</param>
/// <param name="RemovedAfter">The last day of version 1.</param>
/// <param name="NewestVersion">The newest version of the API.</param>
/// <param name="DeprecationMessage">What the service says about it.</param>
public sealed record ApiVersionStatus(
    bool? IsSupported, bool? IsDeprecated, DateOnly? RemovedAfter, int? NewestVersion, string? DeprecationMessage);
