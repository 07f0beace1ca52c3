namespace Earthscale.Client.Datasets;

/// <summary>A vector file to add (the contract's <c>AddVectorDatasetRequest</c>).</summary>
public sealed record NewVectorDataset : NewDataset
{
    /// <inheritdoc/>
    public override SourceType Type => SourceType.Vector;

    /// <summary>Gets the URL of the file, such as GeoJSON, GeoParquet, or FlatGeobuf.</summary>
    public required string Url { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sources => [Url];
}
