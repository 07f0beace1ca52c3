namespace Earthscale;

/// <summary>A property that differs between a row and the catalog's dataset of the same name.</summary>
/// <param name="Property">The property: <c>Type</c>, <c>Source</c>, or <c>Tag:</c> and the tag's key.</param>
/// <param name="InCatalog">The value in the catalog; null if there is none.</param>
/// <param name="InInput">The value in the input; null if there is none.</param>
public sealed record DatasetDifference(string Property, string? InCatalog, string? InInput)
{
    /// <summary>Returns the property and both values.</summary>
    public override string ToString() => $"{Property}: {InCatalog ?? "(none)"} -> {InInput ?? "(none)"}";
}
