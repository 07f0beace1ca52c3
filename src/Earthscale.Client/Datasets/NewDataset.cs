namespace Earthscale.Client.Datasets;

/// <summary>A dataset to register. What its source type does not have stays null.</summary>
public sealed record NewDataset
{
    /// <summary>Its name; that of an existing dataset makes a further version of it.</summary>
    public required string Name { get; init; }

    /// <summary>What it is read from.</summary>
    public required SourceType Type { get; init; }

    /// <summary>Where its files are; one, except for images.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary>Its tags, unescaped; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Whether to prepare fast tiles; null leaves it to the service's default.</summary>
    public OptimizationMode? VisualizationOptimization { get; init; }

    /// <summary>Dimensions to prepare pixel look-ups along; null for none.</summary>
    public IReadOnlyList<string>? PixelInfoOptimizations { get; init; }

    /// <summary>Images: the bands to add; null for all.</summary>
    public IReadOnlyList<string>? Bands { get; init; }

    /// <summary>Images: the dimension to group by, as Open Data Cube names it.</summary>
    public string? GroupBy { get; init; }

    /// <summary>Images: how a date stands in a file name, in strftime codes.</summary>
    public string? FilenameDatePattern { get; init; }

    /// <summary>Images: which file name patterns belong to which band, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? FilenameBandPatterns { get; init; }

    /// <summary>Zarr: dimensions to rename, old name to new.</summary>
    public IReadOnlyDictionary<string, string>? Rename { get; init; }
}
