namespace Earthscale;

/// <summary>What Test-EsAccount found.</summary>
public sealed record AccountStatus
{
    /// <summary>The account's name in the session; null for an account of the environment or the session file, or none.</summary>
    public string? Name { get; init; }

    /// <summary>The account's e-mail address; null for an API key, or no account.</summary>
    public string? Account { get; init; }

    /// <summary>The service's root; null when nobody is signed in.</summary>
    public Uri? ApiUri { get; init; }

    /// <summary>Whether commands can use the account: the service is there, accepts it, and has version 1 of the API.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    public string? Problem { get; init; }

    /// <summary>The stable id of the error that a command would give, such as <c>NotAuthorized</c>; null for none.</summary>
    public string? ErrorId { get; init; }

    /// <summary>Whether version 1 of the API, which this module uses, is deprecated; null when the service does not say.</summary>
    public bool? IsDeprecated { get; init; }

    /// <summary>The last day of version 1 of the API; null when the service names none.</summary>
    public DateOnly? RemovedAfter { get; init; }

    /// <summary>The newest version of the API; null when the service does not say.</summary>
    public int? NewestApiVersion { get; init; }

    /// <summary>What the service says about the deprecation; null for nothing.</summary>
    public string? DeprecationMessage { get; init; }
}
