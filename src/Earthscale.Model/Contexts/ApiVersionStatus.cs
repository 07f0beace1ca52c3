namespace Earthscale;

/// <summary>The support status of version 1 of the API, which this module uses (<c>GET /api-versions/v1</c>). A value is null if the service sends none.</summary>
/// <param name="IsSupported">Whether the service supports version 1.</param>
/// <param name="IsDeprecated">Whether version 1 is deprecated.</param>
/// <param name="RemovedAfter">The last day on which the service supports version 1.</param>
/// <param name="NewestVersion">The newest version of the API.</param>
/// <param name="DeprecationMessage">The service's message about the deprecation.</param>
public sealed record ApiVersionStatus(
    bool? IsSupported, bool? IsDeprecated, DateOnly? RemovedAfter, int? NewestVersion, string? DeprecationMessage);
