using System.Management.Automation;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Compares the rows of an input with the catalog, and writes the errors of rows.</summary>
/// <param name="settings">The command's parameters.</param>
/// <param name="reader">Reads the catalog.</param>
/// <param name="catalogUrl">The root of the service.</param>
/// <param name="writeError">Writes the error of a row.</param>
internal sealed class InputComparer(ICatalogSettings settings, CatalogReader reader, string catalogUrl, Action<ErrorRecord> writeError)
{
    /// <exception cref="GuardException">The input is empty, or the catalog could not be read.</exception>
    public (IReadOnlyList<DatasetComparison> Items, CatalogSnapshot Catalog) Compare(CatalogInput input, Action<string> warn)
    {
        var options = new CompareOptions(Scope(settings), Ignored(settings), settings.IncludeDigest, settings.AllowEmpty, catalogUrl);
        ThrowIfEmpty(input, settings);
        var (good, refused) = Read(input, new DatasetTable(new Dictionary<DatasetColumn, object?>(), warn));
        Write(refused);
        var catalog = reader.ReadAll();
        var comparison = CatalogComparison.Of(good, refused, catalog, options);
        Write(comparison.Errors);
        return (comparison.Items, catalog);
    }

    /// <exception cref="GuardException">A name is not a pattern that PowerShell can read.</exception>
    public static CatalogScope Scope(ICatalogSettings settings)
    {
        try
        {
            return new(settings.ManagedBy, settings.Name ?? [], settings.Tag ?? []);
        }
        catch (FormatException e)
        {
            throw new GuardException("InvalidNamePattern", ErrorCategory.InvalidArgument, $"-Name: {e.Message} Escape wildcard characters of a name with a backtick. Nothing was sent.", settings.Name);
        }
    }

    /// <exception cref="GuardException">There is no input, and that is not allowed.</exception>
    public static void ThrowIfEmpty(CatalogInput input, ICatalogSettings settings)
    {
        if (input.IsEmpty && !settings.AllowEmpty)
        {
            throw new GuardException("EmptyInput", ErrorCategory.InvalidData, "The input has no rows: perhaps the file is missing, has only a header, or a property is misspelled. Check what is piped in; -AllowEmpty takes an empty input as it is. Nothing was sent.");
        }
    }

    private static (List<CatalogRow> Good, List<RowError> Refused) Read(CatalogInput input, DatasetTable table)
    {
        var (good, refused) = (new List<CatalogRow>(), new List<RowError>());
        foreach (var source in input.Items.SelectMany(table.Read))
        {
            if (source.Error is { } error)
            {
                refused.Add(new RowError(source.Name, error));
            }
            else if (CellText.FindError(source) is { } broken)
            {
                refused.Add(RowError.Of(source, "InvalidDataset", broken));
            }
            else
            {
                good.Add(new CatalogRow(source, source.Dataset! with { Tags = source.Dataset.Tags ?? (source.HasTags ? TagDictionary.Empty : null) }));
            }
        }

        var twice = RowChecker.FindDuplicates(good, refused).ToLookup(error => error.Name, StringComparer.Ordinal);
        return (good.FindAll(row => !twice.Contains(row.Name)), [.. refused, .. twice.SelectMany(same => same)]);
    }

    // Keys of tags are told apart by case, as the service tells them apart.
    private static WildcardPattern[] Ignored(ICatalogSettings settings)
    {
        try
        {
            var patterns = Array.ConvertAll(settings.IgnoreTag ?? [], key => new WildcardPattern(key, WildcardOptions.CultureInvariant));
            // Read only now by PowerShell.
            Array.ForEach(patterns, pattern => pattern.IsMatch(""));
            return patterns;
        }
        catch (WildcardPatternException e)
        {
            throw new GuardException("InvalidTagPattern", ErrorCategory.InvalidArgument, $"-IgnoreTag: {e.Message} Nothing was sent.", settings.IgnoreTag);
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
