namespace Earthscale;

/// <summary>What became of a planned change.</summary>
public enum SyncStatus
{
    /// <summary>The service did it.</summary>
    Done,

    /// <summary>The service did not do it.</summary>
    Failed,

    /// <summary>The response was lost; the service may have done it.</summary>
    Uncertain,

    /// <summary>Nothing was sent.</summary>
    NotSent,
}
