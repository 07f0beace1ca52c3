namespace Earthscale.Client.Datasets;

/// <summary>Image files to register as one dataset (the contract's <c>AddImageDatasetRequest</c>).</summary>
public sealed record NewImageDataset : NewDataset
{
    /// <inheritdoc/>
    public override SourceType Type => SourceType.Image;

    /// <summary>Where the files are; an asterisk is a wildcard.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sources => Urls;

    /// <summary>The bands to add; null for all.</summary>
    public IReadOnlyList<string>? Bands { get; init; }

    /// <summary>The dimension to group by, as Open Data Cube names it.</summary>
    public string? GroupBy { get; init; }

    /// <summary>How a date stands in a file name, in strftime codes.</summary>
    public string? FilenameDatePattern { get; init; }

    /// <summary>Which file name patterns belong to which band, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? FilenameBandPatterns { get; init; }
}
