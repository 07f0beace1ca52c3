using Earthscale.Api.Models;

namespace Earthscale.Client.Datasets;

/// <summary>Converts a new dataset to the generated client's request.</summary>
internal static class AddRequest
{
    public static AddDatasetRequest From(NewDataset dataset) => dataset switch
    {
        NewImageDataset image => new AddDatasetRequest { AddImageDatasetRequest = Image(image) },
        NewZarrDataset zarr => new AddDatasetRequest { AddZarrDatasetRequest = Zarr(zarr) },
        NewVectorDataset vector => new AddDatasetRequest
        {
            AddVectorDatasetRequest = WithShared(new AddVectorDatasetRequest { Type = "vector", Url = vector.Url }, vector),
        },
        NewTileServerDataset tiles => new AddDatasetRequest
        {
            AddTileServerDatasetRequest = WithShared(new AddTileServerDatasetRequest { Type = "tileserver", Url = tiles.Url }, tiles),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(dataset), dataset.GetType().Name, "The type of the new dataset is unknown."),
    };

    private static AddImageDatasetRequest Image(NewImageDataset image) => WithShared(
        new AddImageDatasetRequest
        {
            Type = "image",
            Urls = [.. image.Urls],
            Bands = image.Bands?.ToList(),
            Groupby = image.GroupBy,
            FilenameDatePattern = image.FilenameDatePattern,
            FilenameBandPattern = image.FilenameBandPatterns?.Select(entry => new FilenameBandPattern { Pattern = entry.Key, Band = entry.Value }).ToList(),
        },
        image);

    private static AddZarrDatasetRequest Zarr(NewZarrDataset zarr) => WithShared(
        new AddZarrDatasetRequest
        {
            Type = "zarr",
            Urls = [zarr.Url],
            Rename = zarr.Rename is { } rename ? new AddZarrDatasetRequest_rename { AdditionalData = Data(rename) } : null,
        },
        zarr);

    private static T WithShared<T>(T request, NewDataset dataset)
        where T : AddDatasetBase
    {
        request.Name = dataset.Name;
        request.Tags = dataset.Tags is { Count: > 0 } tags ? new Tags { AdditionalData = Data(tags) } : null;
        request.VisualizationOptimization = dataset.VisualizationOptimization is { } mode ? Mode(mode) : null;
        request.PixelInfoOptimizations = dataset.PixelInfoOptimizations?.ToList();
        return request;
    }

    private static Dictionary<string, object> Data(IReadOnlyDictionary<string, string> map) =>
        map.ToDictionary(entry => entry.Key, entry => (object)entry.Value, StringComparer.Ordinal);

    private static AddDatasetBase.AddDatasetBase_visualization_optimization Mode(OptimizationMode mode) => mode switch
    {
        OptimizationMode.On => new() { Boolean = true },
        OptimizationMode.Off => new() { Boolean = false },
        _ => new() { String = "auto" },
    };
}
