using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>A row of the input that describes a dataset.</summary>
/// <param name="Source">The row as it was read.</param>
/// <param name="Dataset">What it describes; its tags are null when the input does not tell any, and empty for an empty cell.</param>
internal sealed record CatalogRow(DatasetRow Source, NewDataset Dataset)
{
    public long Number => Source.Number;

    public string Name => Dataset.Name;
}
