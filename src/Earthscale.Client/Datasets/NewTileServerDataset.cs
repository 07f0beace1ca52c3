namespace Earthscale.Client.Datasets;

/// <summary>A tile server to add (the contract's <c>AddTileServerDatasetRequest</c>).</summary>
public sealed record NewTileServerDataset : NewDataset
{
    /// <inheritdoc/>
    public override SourceType Type => SourceType.TileServer;

    /// <summary>Gets the XYZ URL template, with <c>{z}</c>, <c>{x}</c>, and <c>{y}</c>.</summary>
    public required string Url { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sources => [Url];
}
