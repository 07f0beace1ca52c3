namespace Earthscale.Client.Datasets;

/// <summary>A vector file to register (the contract's <c>AddVectorDatasetRequest</c>).</summary>
public sealed record NewVectorDataset : NewDataset
{
    /// <inheritdoc/>
    public override SourceType Type => SourceType.Vector;

    /// <summary>Where the file is: GeoJSON, GeoParquet, FlatGeobuf and others.</summary>
    public required string Url { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sources => [Url];
}
