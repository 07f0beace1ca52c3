namespace Earthscale;

/// <summary>The outcome of a planned change.</summary>
public enum SyncStatus
{
    /// <summary>The service made the change.</summary>
    Done,

    /// <summary>The service did not make the change.</summary>
    Failed,

    /// <summary>The response was lost; the service may have made the change.</summary>
    Uncertain,

    /// <summary>No request was sent.</summary>
    NotSent,
}
