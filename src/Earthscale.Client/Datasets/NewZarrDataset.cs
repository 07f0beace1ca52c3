namespace Earthscale.Client.Datasets;

/// <summary>A Zarr store to register (the contract's <c>AddZarrDatasetRequest</c>).</summary>
public sealed record NewZarrDataset : NewDataset
{
    /// <inheritdoc/>
    public override SourceType Type => SourceType.Zarr;

    /// <summary>Where the store is; a <c>{dimension}</c> in it joins several.</summary>
    public required string Url { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sources => [Url];

    /// <summary>Dimensions to rename, old name to new; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Rename { get; init; }
}
