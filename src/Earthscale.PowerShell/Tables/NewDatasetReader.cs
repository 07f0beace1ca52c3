using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Tables;

/// <summary>Makes of a row's cells what is to be registered.</summary>
/// <param name="cells">The cells.</param>
internal sealed class NewDatasetReader(RowCells cells)
{
    private static readonly (DatasetColumn Column, SourceType Type)[] s_options =
    [
        (DatasetColumn.Band, SourceType.Image),
        (DatasetColumn.GroupBy, SourceType.Image),
        (DatasetColumn.FilenameDatePattern, SourceType.Image),
        (DatasetColumn.FilenameBandPattern, SourceType.Image),
        (DatasetColumn.Rename, SourceType.Zarr),
    ];

    /// <summary>The name.</summary>
    /// <exception cref="CellException">There is none, or one that no dataset can have.</exception>
    public string ReadName()
    {
        var name = Text(DatasetColumn.Name) ?? throw Wrong(DatasetColumn.Name, "The name is empty; give one with -Name, or in a column Name.");
        // What was typed is meant so; a table may be misread.
        return cells.Headers.Count == 0 || IsIntact(name)
            ? name
            : throw Wrong(DatasetColumn.Name, "The name holds a control character, such as a line break or a tab, or a broken one. In a CSV file, an unclosed quote does that, or a wrong -Encoding.");
    }

    /// <summary>All of it.</summary>
    /// <param name="name">The name, read before.</param>
    /// <exception cref="CellException">It is not a dataset that the service could take.</exception>
    public NewDataset Read(string name)
    {
        var urls = ReadUrls();
        var type = ReadType(urls);
        CheckOptions(type);
        return ReadSource(name, type, urls) with
        {
            Tags = ReadTags(),
            VisualizationOptimization = ReadMode(),
            PixelInfoOptimizations = cells.Read(DatasetColumn.PixelInfoOptimization, CellValue.List),
        };
    }

    private NewDataset ReadSource(string name, SourceType type, IReadOnlyList<string> urls) => type switch
    {
        SourceType.Image => new NewImageDataset
        {
            Name = name,
            Urls = urls,
            Bands = cells.Read(DatasetColumn.Band, CellValue.List),
            GroupBy = Text(DatasetColumn.GroupBy),
            FilenameDatePattern = cells.Read(DatasetColumn.FilenameDatePattern, value => DatePattern.Check(CellValue.Text(value))),
            FilenameBandPatterns = cells.Read(DatasetColumn.FilenameBandPattern, ReadBandPatterns),
        },
        SourceType.Zarr => new NewZarrDataset { Name = name, Url = urls[0], Rename = cells.Read(DatasetColumn.Rename, TextMap.Read) },
        SourceType.Vector => new NewVectorDataset { Name = name, Url = urls[0] },
        _ => new NewTileServerDataset { Name = name, Url = urls[0] },
    };

    private IReadOnlyList<string> ReadUrls()
    {
        var urls = cells.Read(DatasetColumn.Url, CellValue.List);
        if (urls is not null && Text(DatasetColumn.Type) is { } text && Named<SourceType>(text) == SourceType.TileServer)
        {
            // Who asks for this type means its words, however they are spelled.
            urls = [.. urls.Select(TileTemplate.Correct)];
        }

        if (urls is not { Count: > 0 })
        {
            throw Wrong(DatasetColumn.Url, $"A URL is missing; give one with -Url, or in a column Url.{Hint()}");
        }

        return urls.Select(SourceUrl.FindError).FirstOrDefault(error => error is not null) is { } error
            ? throw Wrong(DatasetColumn.Url, error + (urls.Count > 1 ? @" Semicolons separate URLs in a cell; one inside a URL is written \;." : ""))
            : urls;
    }

    // The columns that are there say what was meant.
    private string Hint() => cells.Has(DatasetColumn.Url) || cells.Headers.Count == 0 ? "" : $" The columns are {string.Join(", ", cells.Headers.Take(10))}.";

    private SourceType ReadType(IReadOnlyList<string> urls)
    {
        var types = urls.Select(SourceUrl.Infer).Distinct().ToList();
        var inferred = types.Count == 1 ? types[0] : null;
        var text = Text(DatasetColumn.Type);
        // A listing knows rasters, which all but vector files are.
        var isRaster = "Raster".Equals(text, StringComparison.OrdinalIgnoreCase);
        var type = text is null || isRaster ? inferred : Named<SourceType>(text) ?? throw Wrong(DatasetColumn.Type, $"There is no type '{text}'; give Image, Zarr, Vector or TileServer.");
        if (type is not { } known || (isRaster && known == SourceType.Vector))
        {
            throw Wrong(DatasetColumn.Type, $"The type cannot be told from {string.Join(", ", urls)}; give -Type Image, Zarr, Vector or TileServer.");
        }

        if (urls.Count > 1 && known != SourceType.Image)
        {
            throw Wrong(DatasetColumn.Url, $"A {known} dataset takes one URL, got {urls.Count}."
                + (known == SourceType.Zarr ? " For several stores, join them along a dimension: gs://bucket/{time}.zarr." : ""));
        }

        return urls.Select(url => SourceUrl.FindError(url, known)).FirstOrDefault(error => error is not null) is { } error
            ? throw Wrong(DatasetColumn.Url, error)
            : known;
    }

    private void CheckOptions(SourceType type)
    {
        foreach (var (column, owner) in s_options)
        {
            if (owner != type && cells.Read(column, value => value) is not null)
            {
                throw Wrong(column, $"-{column} is for {owner} datasets; this one is of type {type}. Omit it, or give -Type {owner}.");
            }
        }
    }

    private IReadOnlyDictionary<string, string>? ReadTags()
    {
        var tags = cells.Read(DatasetColumn.Tag, TextMap.Read);
        // Labels are the older form of tags, and tags win. What was typed stands for both.
        if (cells.Origin(DatasetColumn.Tag) == $"-{DatasetColumn.Tag}" || cells.Read(DatasetColumn.Label, TextMap.Read) is not { } labels)
        {
            return tags;
        }

        var all = new Dictionary<string, string>(tags ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (key, value) in labels)
        {
            all.TryAdd(key, value);
        }

        return all;
    }

    private static IReadOnlyList<KeyValuePair<string, string>>? ReadBandPatterns(object value)
    {
        var pairs = TextMap.ReadPairs(value, "pattern", "band");
        return pairs?.FirstOrDefault(pair => pair.Value.Length == 0 || pair.Value.Contains('*', StringComparison.Ordinal)) is { Key: not null } wrong
            ? throw new FormatException($"'{wrong.Value}' is no band for the pattern '{wrong.Key}'; the pattern comes first, then the band: *_B04.tif:red.")
            : pairs;
    }

    // JSON tables hold true and false here, as the service's own requests do.
    private OptimizationMode? ReadMode() => Text(DatasetColumn.VisualizationOptimization) is not { } text ? null
        : text.Equals("true", StringComparison.OrdinalIgnoreCase) ? OptimizationMode.On
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? OptimizationMode.Off
        : Named<OptimizationMode>(text) ?? throw Wrong(DatasetColumn.VisualizationOptimization, $"'{text}' is no mode of the visualization optimization; give Auto, On or Off.");

    private string? Text(DatasetColumn column) => cells.Read(column, CellValue.Text);

    private CellException Wrong(DatasetColumn column, string message) => new(cells.Origin(column), message);

    // By name alone: Enum.TryParse would take "0" too.
    private static T? Named<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Cast<T?>().FirstOrDefault();

    // Half of a surrogate pair is enumerated as the replacement character.
    private static bool IsIntact(string text) => !text.Any(char.IsControl) && text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}
