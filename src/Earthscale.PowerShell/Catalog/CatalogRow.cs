using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>A row of the input that describes a dataset.</summary>
/// <param name="Source">The row.</param>
/// <param name="Dataset">The dataset that it describes; its tags are null if the input has none, and empty for an empty cell.</param>
internal sealed record CatalogRow(DatasetRow Source, NewDataset Dataset)
{
    public long Number => Source.Number;

    public string Name => Dataset.Name;
}
