namespace Earthscale;

/// <summary>The result of Test-EsAccount.</summary>
public sealed record AccountStatus
{
    /// <summary>Gets the account's name in the session; null if the account comes from the environment or the session file, or if there is no account.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the account's email address; null for an API key, or if there is no account.</summary>
    public string? Account { get; init; }

    /// <summary>Gets the service's root URL; null if there is no account.</summary>
    public Uri? ApiUri { get; init; }

    /// <summary>Gets a value that indicates whether commands can use the account: the service is available, accepts the account, and supports version 1 of the API.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Gets a description of the problem and its solution; null if there is no problem.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets the stable id of the error that a command would report, such as <c>NotAuthorized</c>; null if there is no problem.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Gets a value that indicates whether version 1 of the API, which this module uses, is deprecated; null if the service sends none.</summary>
    public bool? IsDeprecated { get; init; }

    /// <summary>Gets the last day on which the service supports version 1 of the API; null if the service sends none.</summary>
    public DateOnly? RemovedAfter { get; init; }

    /// <summary>Gets the newest version of the API; null if the service sends none.</summary>
    public int? NewestApiVersion { get; init; }

    /// <summary>Gets the service's message about the deprecation; null if the service sends none.</summary>
    public string? DeprecationMessage { get; init; }
}
