using System.Text.Json;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The JSON of a request in plans and in digests. Its members and their order must not change.</summary>
internal sealed record SavedRequest
{
    public string? Name { get; init; }

    public required SourceType Type { get; init; }

    public required IReadOnlyList<string> Urls { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public OptimizationMode? VisualizationOptimization { get; init; }

    public IReadOnlyList<string>? PixelInfoOptimizations { get; init; }

    public IReadOnlyList<string>? Bands { get; init; }

    public string? GroupBy { get; init; }

    public string? FilenameDatePattern { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>>? FilenameBandPatterns { get; init; }

    public IReadOnlyDictionary<string, string>? Rename { get; init; }

    public static SavedRequest Of(NewDataset dataset)
    {
        var (image, zarr) = (dataset as NewImageDataset, dataset as NewZarrDataset);
        return new SavedRequest
        {
            Name = dataset.Name,
            Type = dataset.Type,
            Urls = dataset.Sources,
            Tags = dataset.Tags,
            VisualizationOptimization = dataset.VisualizationOptimization,
            PixelInfoOptimizations = dataset.PixelInfoOptimizations,
            Bands = image?.Bands,
            GroupBy = image?.GroupBy,
            FilenameDatePattern = image?.FilenameDatePattern,
            FilenameBandPatterns = image?.FilenameBandPatterns,
            // The order is irrelevant.
            Rename = zarr?.Rename?.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <exception cref="FormatException">The text is not a request of this version of the module.</exception>
    public static SavedRequest Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SavedRequest>(json, SavedJson.Options) ?? throw new FormatException("The Request is empty.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The Request is not valid for this version of the module: {e.Message}", e);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, SavedJson.Options);

    /// <summary>Converts the request to a dataset, with all checks of a row.</summary>
    /// <exception cref="FormatException">The dataset is invalid.</exception>
    public NewDataset ToDataset()
    {
        var row = new Dictionary<string, object?>
        {
            [nameof(DatasetColumn.Name)] = Name,
            [nameof(DatasetColumn.Type)] = Type,
            [nameof(DatasetColumn.Url)] = Urls,
            [nameof(DatasetColumn.Tag)] = Tags,
            [nameof(DatasetColumn.VisualizationOptimization)] = VisualizationOptimization,
            [nameof(DatasetColumn.PixelInfoOptimization)] = PixelInfoOptimizations,
            [nameof(DatasetColumn.Band)] = Bands,
            [nameof(DatasetColumn.GroupBy)] = GroupBy,
            [nameof(DatasetColumn.FilenameDatePattern)] = FilenameDatePattern,
            [nameof(DatasetColumn.FilenameBandPattern)] = FilenameBandPatterns,
            [nameof(DatasetColumn.Rename)] = Rename,
        };
        var read = new DatasetTable(new Dictionary<DatasetColumn, object?>(), warn: _ => { }).Read(row).Single();
        return read.Dataset ?? throw new FormatException(read.Error!.Exception.Message);
    }
}
