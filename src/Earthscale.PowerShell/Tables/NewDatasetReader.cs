using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Tables;

/// <summary>Creates a dataset from the cells of a row.</summary>
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

    /// <summary>Reads the name.</summary>
    /// <exception cref="CellException">The name is missing or invalid.</exception>
    public string ReadName()
    {
        var name = Text(DatasetColumn.Name) ?? throw CreateError(DatasetColumn.Name, "The name is empty; use -Name, or a column Name.");
        return IsIntact(name)
            ? name
            : throw CreateError(DatasetColumn.Name, "The name contains a control character, such as a line break or a tab, or an invalid one. In a CSV file, the reason can be an unclosed quotation mark, or a wrong -Encoding.");
    }

    /// <summary>Reads the dataset.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="CellException">A cell is invalid.</exception>
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
        if (urls is not null && Text(DatasetColumn.Type) is { } text && ParseName<SourceType>(text) == SourceType.TileServer)
        {
            // With this type, other spellings of the placeholders are unambiguous.
            urls = [.. urls.Select(TileTemplate.Correct)];
        }

        if (urls is not { Count: > 0 })
        {
            throw CreateError(DatasetColumn.Url, $"The URL is missing; use -Url, or a column Url.{Hint()}");
        }

        return urls.Select(SourceUrl.FindError).FirstOrDefault(error => error is not null) is { } error
            ? throw CreateError(DatasetColumn.Url, error + (urls.Count > 1 ? @" In a cell, semicolons separate URLs; write \; for a semicolon inside a URL." : ""))
            : urls;
    }

    // The existing columns may show the reason.
    private string Hint() => cells.Has(DatasetColumn.Url) || cells.Headers.Count == 0 ? "" : $" The columns are {string.Join(", ", cells.Headers.Take(10))}.";

    private SourceType ReadType(IReadOnlyList<string> urls)
    {
        var types = urls.Select(SourceUrl.Infer).Distinct().ToList();
        var inferred = types.Count == 1 ? types[0] : null;
        var text = Text(DatasetColumn.Type);
        // Get-EsDataset shows the type raster for all but vector files.
        var isRaster = "Raster".Equals(text, StringComparison.OrdinalIgnoreCase);
        var type = text is null || isRaster ? inferred : ParseName<SourceType>(text) ?? throw CreateError(DatasetColumn.Type, $"The type '{text}' is unknown; use Image, Zarr, Vector, or TileServer.");
        if (type is not { } known || (isRaster && known == SourceType.Vector))
        {
            throw CreateError(DatasetColumn.Type, $"The type cannot be inferred from {string.Join(", ", urls)}; use -Type Image, Zarr, Vector, or TileServer.");
        }

        if (urls.Count > 1 && known != SourceType.Image)
        {
            throw CreateError(DatasetColumn.Url, $"A {known} dataset has one URL, not {urls.Count}."
                + (known == SourceType.Zarr ? " To join several stores along a dimension, use gs://bucket/{time}.zarr." : ""));
        }

        return urls.Select(url => SourceUrl.FindError(url, known)).FirstOrDefault(error => error is not null) is { } error
            ? throw CreateError(DatasetColumn.Url, error)
            : known;
    }

    private void CheckOptions(SourceType type)
    {
        foreach (var (column, owner) in s_options)
        {
            if (owner != type && cells.Read(column, value => value) is not null)
            {
                throw CreateError(column, $"-{column} is for {owner} datasets; the type of this dataset is {type}. Omit it, or use -Type {owner}.");
            }
        }
    }

    private IReadOnlyDictionary<string, string>? ReadTags()
    {
        var tags = cells.Read(DatasetColumn.Tag, TextMap.Read);
        // Tags take precedence over labels, their predecessor. The parameter -Tag replaces both.
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
            ? throw new FormatException($"'{wrong.Value}' is not a valid band for the pattern '{wrong.Key}'; the pattern comes first, then the band: *_B04.tif:red.")
            : pairs;
    }

    // JSON tables can have true and false, like the service's requests.
    private OptimizationMode? ReadMode() => Text(DatasetColumn.VisualizationOptimization) is not { } text ? null
        : text.Equals("true", StringComparison.OrdinalIgnoreCase) ? OptimizationMode.On
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? OptimizationMode.Off
        : ParseName<OptimizationMode>(text) ?? throw CreateError(DatasetColumn.VisualizationOptimization, $"'{text}' is not a mode of the visualization optimization; use Auto, On, or Off.");

    private string? Text(DatasetColumn column) => cells.Read(column, CellValue.Text);

    private CellException CreateError(DatasetColumn column, string message) => new(cells.Origin(column), message);

    // Only by name: Enum.TryParse would accept "0" too.
    private static T? ParseName<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Cast<T?>().FirstOrDefault();

    // An unpaired surrogate is enumerated as the replacement character.
    private static bool IsIntact(string text) => !text.Any(char.IsControl) && text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}
