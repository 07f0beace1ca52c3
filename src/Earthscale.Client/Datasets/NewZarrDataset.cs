namespace Earthscale.Client.Datasets;

/// <summary>A Zarr store to add (the contract's <c>AddZarrDatasetRequest</c>).</summary>
public sealed record NewZarrDataset : NewDataset
{
    /// <inheritdoc/>
    public override SourceType Type => SourceType.Zarr;

    /// <summary>Gets the URL of the store; a <c>{dimension}</c> in it joins several stores.</summary>
    public required string Url { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sources => [Url];

    /// <summary>Gets the new names of dimensions by their old names; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Rename { get; init; }
}
