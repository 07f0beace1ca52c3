using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Compares an input with the catalog, and writes the errors of rows.</summary>
/// <param name="settings">The command's parameters.</param>
/// <param name="reader">Reads the catalog.</param>
/// <param name="catalogUrl">The service's root URL.</param>
/// <param name="writeError">Writes the error of a row.</param>
internal sealed class InputComparer(ICatalogSettings settings, CatalogReader reader, string catalogUrl, Action<ErrorRecord> writeError)
{
    /// <exception cref="FailedCheckException">The input is empty, or the catalog could not be read.</exception>
    public (IReadOnlyList<DatasetComparison> Items, CatalogSnapshot Catalog) Compare(CatalogInput input, Action<string> warn)
    {
        var options = new CompareOptions(GetScope(settings), GetIgnoredTags(settings), settings.IncludeDigest, settings.AllowEmpty, catalogUrl);
        var (good, refused) = Read(input, new DatasetTable(new Dictionary<DatasetColumn, object?>(), warn));
        Write(refused);
        var catalog = reader.ReadAll();
        var comparison = CatalogComparison.Of(good, refused, catalog, options);
        Write(comparison.Errors);
        return (comparison.Items, catalog);
    }

    /// <exception cref="FailedCheckException">A name is not a valid wildcard pattern.</exception>
    public static CatalogScope GetScope(ICatalogSettings settings)
    {
        try
        {
            return new(settings.ManagedBy, settings.Name ?? [], settings.Tag ?? []);
        }
        catch (FormatException e)
        {
            throw new FailedCheckException(ErrorId.InvalidNamePattern, ErrorCategory.InvalidArgument, $"-Name: {e.Message} Escape wildcard characters of a name with a backtick.", settings.Name);
        }
    }

    /// <exception cref="FailedCheckException">The input is empty.</exception>
    public static void ThrowIfEmpty(CatalogInput input, ICatalogSettings settings)
    {
        if (input.IsEmpty && !settings.AllowEmpty)
        {
            throw new FailedCheckException(ErrorId.EmptyInput, ErrorCategory.InvalidData, "The input has no rows: the file may be missing or have only a header, a property may be misspelled, or a saved plan may have no differences. Check the input; -AllowEmpty accepts an empty input.");
        }
    }

    private static (List<CatalogRow> Good, List<RowError> Refused) Read(CatalogInput input, DatasetTable table)
    {
        var (good, refused) = (new List<CatalogRow>(), new List<RowError>());
        var rows = input.Items.SelectMany(table.Read).ToList();
        foreach (var source in rows)
        {
            if (source == rows[^1] && source.Error is null && CellText.IsTruncated(input.Items))
            {
                refused.Add(RowError.Of(source, ErrorId.InvalidDataset, "Only the last row has fewer cells than the table has columns: the file may be truncated. Read it again; if it is complete, add the empty cells."));
            }
            else if (source.Error is { } error)
            {
                refused.Add(new RowError(source.Name, error));
            }
            else if (CellText.FindError(source) is { } broken)
            {
                refused.Add(RowError.Of(source, ErrorId.InvalidDataset, broken));
            }
            else
            {
                good.Add(new CatalogRow(source, source.Dataset! with { Tags = source.Dataset.Tags ?? (source.HasTags ? TagDictionary.Empty : null) }));
            }
        }

        var twice = RowChecker.FindDuplicates(good, refused).ToLookup(error => error.Name, StringComparer.Ordinal);
        return (good.FindAll(row => !twice.Contains(row.Name)), [.. refused, .. twice.SelectMany(same => same)]);
    }

    // Tag keys are case-sensitive, as at the service.
    private static WildcardPattern[] GetIgnoredTags(ICatalogSettings settings)
    {
        try
        {
            var patterns = Array.ConvertAll(settings.IgnoreTag ?? [], key => new WildcardPattern(key, WildcardOptions.CultureInvariant));
            // PowerShell parses the pattern at the first match.
            Array.ForEach(patterns, pattern => pattern.IsMatch(""));
            return patterns;
        }
        catch (WildcardPatternException e)
        {
            throw new FailedCheckException(ErrorId.InvalidTagPattern, ErrorCategory.InvalidArgument, $"-IgnoreTag: {e.Message}", settings.IgnoreTag);
        }
    }

    private void Write(IEnumerable<RowError> errors)
    {
        foreach (var error in errors)
        {
            writeError(error.Record);
        }
    }
}
