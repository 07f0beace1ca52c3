namespace Earthscale.PowerShell.Tables;

/// <summary>What a table's column can hold of a new dataset; all but <see cref="Label"/> are parameters of Add-EsDataset too.</summary>
internal enum DatasetColumn
{
    Name,
    Url,
    Type,
    Tag,
    Label,
    VisualizationOptimization,
    PixelInfoOptimization,
    Band,
    GroupBy,
    FilenameDatePattern,
    FilenameBandPattern,
    Rename,
}
