namespace Earthscale;

/// <summary>The statuses of an optimization that are known, in the service's words; it may add others.</summary>
public static class OptimizationStatus
{
    /// <summary>Nobody asked for it, or the service decided against it.</summary>
    public const string NotStarted = "not_started";

    /// <summary>It waits for its turn.</summary>
    public const string Pending = "pending";

    /// <summary>It is being worked on.</summary>
    public const string Running = "running";

    /// <summary>It is done.</summary>
    public const string Success = "success";

    /// <summary>It failed.</summary>
    public const string Error = "error";
}
