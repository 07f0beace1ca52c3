namespace Earthscale;

/// <summary>Where an optimization stands.</summary>
public enum OptimizationStatus
{
    /// <summary>Nobody asked for it, or the service decided against it.</summary>
    NotStarted,

    /// <summary>It waits for its turn.</summary>
    Pending,

    /// <summary>It is being worked on.</summary>
    Running,

    /// <summary>It is done.</summary>
    Success,

    /// <summary>It failed.</summary>
    Error,
}
