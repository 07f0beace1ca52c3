namespace Earthscale;

/// <summary>One property in which a dataset of the catalog differs from its row of the input.</summary>
/// <param name="Property"><c>Type</c>, <c>Source</c>, or <c>Tag:</c> and the tag's key.</param>
/// <param name="InCatalog">The value in the catalog; null when there is none.</param>
/// <param name="InInput">The value in the input; null when there is none.</param>
public sealed record DatasetDifference(string Property, string? InCatalog, string? InInput)
{
    /// <summary>The property and both values, for people.</summary>
    public override string ToString() => $"{Property}: {InCatalog ?? "(none)"} -> {InInput ?? "(none)"}";
}
