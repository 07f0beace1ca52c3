namespace Earthscale.Client.Datasets;

/// <summary>A dataset to add (the service's <c>POST /datasets</c>), in one of its four forms.</summary>
public abstract record NewDataset
{
    /// <summary>Gets the name. The name of an existing dataset adds a version to it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the source type.</summary>
    public abstract SourceType Type { get; }

    /// <summary>Gets the URLs of the source.</summary>
    public abstract IReadOnlyList<string> Sources { get; }

    /// <summary>Gets the tags, unescaped; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Gets the mode of the visualization optimization; null for the service's default.</summary>
    public OptimizationMode? VisualizationOptimization { get; init; }

    /// <summary>Gets the dimensions of the pixel info optimizations; null for none.</summary>
    public IReadOnlyList<string>? PixelInfoOptimizations { get; init; }
}
