namespace Earthscale.Client.Datasets;

/// <summary>A dataset to register (the service's <c>POST /datasets</c>), in one of its four forms.</summary>
public abstract record NewDataset
{
    /// <summary>Its name; that of an existing dataset makes a further version of it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is read from.</summary>
    public abstract SourceType Type { get; }

    /// <summary>Where its files are.</summary>
    public abstract IReadOnlyList<string> Sources { get; }

    /// <summary>Its tags, unescaped; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Whether to prepare fast tiles; null leaves it to the service's default.</summary>
    public OptimizationMode? VisualizationOptimization { get; init; }

    /// <summary>Dimensions to prepare pixel look-ups along; null for none.</summary>
    public IReadOnlyList<string>? PixelInfoOptimizations { get; init; }
}
