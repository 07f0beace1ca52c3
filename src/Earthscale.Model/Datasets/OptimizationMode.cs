namespace Earthscale;

/// <summary>Whether the service should prepare a new dataset for fast tiles.</summary>
public enum OptimizationMode
{
    /// <summary>The service decides; it prepares datasets that are small enough.</summary>
    Auto,

    /// <summary>Always.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}
