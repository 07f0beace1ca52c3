namespace Earthscale;

/// <summary>The known statuses of an optimization, as the service sends them. The service can add others.</summary>
public static class OptimizationStatus
{
    /// <summary>The optimization was not requested, or the service decided against it.</summary>
    public const string NotStarted = "not_started";

    /// <summary>The optimization is queued.</summary>
    public const string Pending = "pending";

    /// <summary>The optimization is running.</summary>
    public const string Running = "running";

    /// <summary>The optimization succeeded.</summary>
    public const string Success = "success";

    /// <summary>The optimization failed.</summary>
    public const string Error = "error";
}
