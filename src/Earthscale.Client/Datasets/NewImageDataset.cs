namespace Earthscale.Client.Datasets;

/// <summary>A dataset of image files to add (the contract's <c>AddImageDatasetRequest</c>).</summary>
public sealed record NewImageDataset : NewDataset
{
    /// <inheritdoc/>
    public override SourceType Type => SourceType.Image;

    /// <summary>Gets the URLs of the files; an asterisk is a wildcard.</summary>
    public required IReadOnlyList<string> Urls { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sources => Urls;

    /// <summary>Gets the bands to add; null for all.</summary>
    public IReadOnlyList<string>? Bands { get; init; }

    /// <summary>Gets the dimension to group by, as in Open Data Cube; null for none.</summary>
    public string? GroupBy { get; init; }

    /// <summary>Gets the pattern of dates in file names, in strftime codes; null for none.</summary>
    public string? FilenameDatePattern { get; init; }

    /// <summary>Gets the patterns of file names and their bands, in order; null for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? FilenameBandPatterns { get; init; }
}
