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

    private static AddDatasetRequest Source(NewDataset dataset) => dataset switch
    {
        NewImageDataset image => new AddImageDatasetRequest
        {
            Type = "image",
            Urls = [.. image.Urls],
            Bands = image.Bands?.ToList(),
            Groupby = image.GroupBy,
            FilenameDatePattern = image.FilenameDatePattern,
            FilenameBandPattern = image.FilenameBandPatterns?.Select(entry => new FilenameBandPattern { Pattern = entry.Key, Band = entry.Value }).ToList(),
        },
        NewZarrDataset zarr => new AddZarrDatasetRequest
        {
            Type = "zarr",
            Urls = [zarr.Url],
            Rename = zarr.Rename is { } rename ? new AddZarrDatasetRequest_rename { AdditionalData = Data(rename) } : null,
        },
        NewVectorDataset vector => new AddVectorDatasetRequest { Type = "vector", Url = vector.Url },
        NewTileServerDataset tiles => new AddTileServerDatasetRequest { Type = "tileserver", Url = tiles.Url },
        _ => throw new ArgumentOutOfRangeException(nameof(dataset), dataset.GetType().Name, "There is no such form of a new dataset."),
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
