namespace Earthscale.PowerShell.Tables;

/// <summary>The columns of a table of datasets. All but <see cref="Label"/> are also parameters of Add-EsDataset.</summary>
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
