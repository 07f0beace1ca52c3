using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Tables;

/// <summary>Describes a dataset to add, for -WhatIf and -Confirm.</summary>
internal static class NewDatasetText
{
    /// <summary>Describes all properties in one line. The text is safe to display.</summary>
    public static string Of(NewDataset dataset)
    {
        (string Name, string? Value)[] parts =
        [
            ("Type", dataset.Type.ToString()),
            ("Url", List(dataset.Sources)),
            ("Tag", Map(dataset.Tags)),
            ("VisualizationOptimization", dataset.VisualizationOptimization?.ToString()),
            ("PixelInfoOptimization", List(dataset.PixelInfoOptimizations)),
            .. Options(dataset),
        ];
        var shown = parts.Where(part => part.Value is not null).Select(part => $"{part.Name}: {part.Value}");
        return DisplayText.OneLine($"{dataset.Name} ({string.Join("; ", shown)})");
    }

    private static (string Name, string? Value)[] Options(NewDataset dataset) => dataset switch
    {
        NewImageDataset image =>
        [
            ("Band", List(image.Bands)),
            ("GroupBy", image.GroupBy),
            ("FilenameDatePattern", image.FilenameDatePattern),
            ("FilenameBandPattern", Map(image.FilenameBandPatterns)),
        ],
        NewZarrDataset zarr => [("Rename", Map(zarr.Rename))],
        _ => [],
    };

    private static string? List(IReadOnlyList<string>? values) => values is null ? null : string.Join(", ", values);

    private static string? Map(IEnumerable<KeyValuePair<string, string>>? pairs) =>
        pairs is null ? null : string.Join(", ", pairs.Select(pair => TagFilter.FromPair(pair.Key, pair.Value)));
}
