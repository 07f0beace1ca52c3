using Earthscale.Api.Models;

namespace Earthscale.Client.Datasets;

/// <summary>Writes a new dataset in the generated client's words.</summary>
internal static class AddRequest
{
    public static AddDatasetRequest From(NewDataset dataset)
    {
        var request = Source(dataset);
        request.Name = dataset.Name;
        request.Tags = dataset.Tags is { Count: > 0 } tags ? new Tags { AdditionalData = Data(tags) } : null;
        request.VisualizationOptimization = dataset.VisualizationOptimization is { } mode ? Mode(mode) : null;
        request.PixelInfoOptimizations = dataset.PixelInfoOptimizations?.ToList();
        return request;
    }

    private static AddDatasetRequest Source(NewDataset dataset) => dataset.Type switch
    {
        SourceType.Image => new AddImageDatasetRequest
        {
            Type = "image",
            Urls = [.. dataset.Urls],
            Bands = dataset.Bands?.ToList(),
            Groupby = dataset.GroupBy,
            FilenameDatePattern = dataset.FilenameDatePattern,
            FilenameBandPattern = dataset.FilenameBandPatterns?.Select(entry => new FilenameBandPattern { Pattern = entry.Key, Band = entry.Value }).ToList(),
        },
        SourceType.Zarr => new AddZarrDatasetRequest
        {
            Type = "zarr",
            Urls = [.. dataset.Urls],
            Rename = dataset.Rename is { } rename ? new AddZarrDatasetRequest_rename { AdditionalData = Data(rename) } : null,
        },
        SourceType.Vector => new AddVectorDatasetRequest { Type = "vector", Url = dataset.Urls[0] },
        SourceType.TileServer => new AddTileServerDatasetRequest { Type = "tileserver", Url = dataset.Urls[0] },
        _ => throw new ArgumentOutOfRangeException(nameof(dataset), dataset.Type, "There is no such source type."),
    };

    private static Dictionary<string, object> Data(IReadOnlyDictionary<string, string> map) =>
        map.ToDictionary(entry => entry.Key, entry => (object)entry.Value, StringComparer.Ordinal);

    private static AddDatasetRequest.AddDatasetRequest_visualization_optimization Mode(OptimizationMode mode) => mode switch
    {
        OptimizationMode.On => new() { Boolean = true },
        OptimizationMode.Off => new() { Boolean = false },
        _ => new() { String = "auto" },
    };
}
