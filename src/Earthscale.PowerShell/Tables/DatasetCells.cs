using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Tables;

/// <summary>The values that describe a new dataset, as they were typed or as they stand in a table's cells.</summary>
internal sealed record DatasetCells
{
    public required string? Name { get; init; }

    public required IReadOnlyList<string>? Url { get; init; }

    public string? Type { get; init; }

    public object? Tag { get; init; }

    public string? VisualizationOptimization { get; init; }

    public IReadOnlyList<string>? PixelInfoOptimization { get; init; }

    public IReadOnlyList<string>? Band { get; init; }

    public string? GroupBy { get; init; }

    public string? FilenameDatePattern { get; init; }

    public object? FilenameBandPattern { get; init; }

    public object? Rename { get; init; }

    /// <summary>Makes of them what is sent; an empty cell is an absent value.</summary>
    /// <exception cref="FormatException">They do not describe a dataset.</exception>
    public NewDataset Read()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            throw new FormatException("The name is empty; give one with -Name, or in a column Name.");
        }

        if (Url is not { Count: > 0 } || Url.Any(string.IsNullOrWhiteSpace))
        {
            throw new FormatException("A URL is missing or empty; give one with -Url, or in a column Url.");
        }

        var dataset = new NewDataset
        {
            Name = Name,
            Type = ReadType() ?? NewDatasetRules.Infer(Url) ?? throw new FormatException($"The type cannot be told from {string.Join(", ", Url)}; give -Type Image, Zarr, Vector or TileServer."),
            Urls = Url,
            Tags = TextMap.Read(Tag, nameof(Tag)),
            VisualizationOptimization = ReadMode(),
            PixelInfoOptimizations = PixelInfoOptimization,
            Bands = Band,
            GroupBy = Text(GroupBy),
            FilenameDatePattern = Text(FilenameDatePattern),
            FilenameBandPatterns = TextMap.ReadPairs(FilenameBandPattern, nameof(FilenameBandPattern), "pattern", "band"),
            Rename = TextMap.Read(Rename, nameof(Rename)),
        };
        return NewDatasetRules.FindError(dataset) is { } error ? throw new FormatException(error) : dataset;
    }

    private static string? Text(string? cell) => string.IsNullOrWhiteSpace(cell) ? null : cell;

    private SourceType? ReadType() => Text(Type)?.Trim() is { } text
        ? Named<SourceType>(text) ?? throw new FormatException($"There is no type '{text}'; give -Type Image, Zarr, Vector or TileServer.")
        : null;

    // JSON tables hold true and false here, as the service's own requests do.
    private OptimizationMode? ReadMode() => Text(VisualizationOptimization)?.Trim() switch
    {
        null => null,
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) => OptimizationMode.On,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) => OptimizationMode.Off,
        var text => Named<OptimizationMode>(text) ?? throw new FormatException($"'{text}' says nothing of the visualization optimization; give -VisualizationOptimization Auto, On or Off."),
    };

    // By name alone: Enum.TryParse would take "0" too.
    private static T? Named<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Cast<T?>().FirstOrDefault();
}
