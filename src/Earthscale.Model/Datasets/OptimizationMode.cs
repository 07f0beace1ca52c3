namespace Earthscale;

/// <summary>The mode of the optimization of a new dataset's map tiles.</summary>
public enum OptimizationMode
{
    /// <summary>The service decides: it optimizes datasets that are small enough.</summary>
    Auto,

    /// <summary>Always.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}
