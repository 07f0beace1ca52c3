using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Tables;

/// <summary>Reads rows, as Import-Csv, ConvertFrom-Json and scripts give them, one after the other; a bad one becomes an error that names it.</summary>
/// <param name="typed">What was typed as parameters, by column; it comes before what a row holds, and a script block is run for each row.</param>
/// <param name="warn">Takes warnings, each safe for a terminal.</param>
internal sealed class DatasetTable(IReadOnlyDictionary<DatasetColumn, object?> typed, Action<string> warn)
{
    private static readonly char[] s_separators = [';', '\t', '|', ','];

    private readonly HashSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private long _count;

    /// <summary>Reads a row, or each of a list of rows.</summary>
    public IEnumerable<DatasetRow> Read(object? input) =>
        ArgumentValue.Unwrap(input) is IEnumerable rows and not string && ArgumentValue.Entries(input) is null
            ? rows.Cast<object?>().Select(row => ReadOne(row, ++_count))
            : [ReadOne(input, ++_count)];

    /// <summary>Reads what was typed without a row.</summary>
    public DatasetRow ReadTyped() => ReadOne(row: null, number: 0);

    private DatasetRow ReadOne(object? row, long number)
    {
        var result = new DatasetRow { Number = number, Subject = Subject(number, name: null), Source = row };
        try
        {
            if (number > 0)
            {
                CheckRow(row);
            }

            var cells = new RowCells(row, typed);
            CheckColumns(cells);
            var reader = new NewDatasetReader(cells);
            var name = reader.ReadName();
            result = result with { Name = name, Subject = Subject(number, name), Source = row ?? name, HasTags = cells.Has(DatasetColumn.Tag) || cells.Has(DatasetColumn.Label) };
            result = result with { Dataset = reader.Read(name) };
            WarnOfPlaceholders(result);
            return result;
        }
        catch (Exception e) when (e is not (PipelineStoppedException or FlowControlException))
        {
            // Of whatever kind, it must not end the rows behind it.
            return result with { Error = Error(result, e) };
        }
    }

    private static void CheckRow(object? row)
    {
        var what = ArgumentValue.Unwrap(row) switch
        {
            null => "null",
            string or char => "text",
            FileSystemInfo file => $"the file '{file.Name}'",
            PSObject or IEnumerable => null,
            ValueType value and not DictionaryEntry => $"the value '{value}'",
            _ => null,
        };
        if (what is not null)
        {
            throw new FormatException($"The row is {what}, not an object with columns. Read the table first: Import-Csv table.csv | Add-EsDataset, or Get-Content table.json -Raw | ConvertFrom-Json | Add-EsDataset.");
        }
    }

    private void CheckColumns(RowCells cells)
    {
        if (cells.Headers is [var only] && cells.Unknown.Count == 1 && only.IndexOfAny(s_separators) is >= 0 and var index)
        {
            var separator = only[index] == '\t' ? "`t" : only[index].ToString();
            throw new FormatException($"The table has a single column, '{only}'. Read it with its delimiter: Import-Csv -Delimiter {(separator == "`t" ? "\"`t\"" : $"'{separator}'")}.");
        }

        // A script block may well read columns of other names.
        var fresh = typed.Values.Any(value => value is ScriptBlock) ? [] : cells.Unknown.Where(_unknown.Add).Select(Describe).ToList();
        if (fresh.Count > 0)
        {
            warn(DisplayText.OneLine($"Not known as columns, and ignored: {string.Join(", ", fresh)}.", 1000));
        }
    }

    private static string Describe(string header) =>
        DatasetColumns.FindNearest(header) is { } column ? $"'{header}' (is {column} meant?)" : $"'{header}'";

    private void WarnOfPlaceholders(DatasetRow row)
    {
        if (row.Dataset!.Type == SourceType.TileServer && TileTemplate.Others(row.Dataset.Sources[0]) is { Count: > 0 } others)
        {
            warn($"{row.Subject}{DisplayText.OneLine($"The tile server's URL holds {string.Join(", ", others)}, which the service does not fill in.", 300)}");
        }
    }

    private static ErrorRecord Error(DatasetRow row, Exception e)
    {
        var words = e is CellException { Origin: var place }
            ? row.Subject.Length == 0 ? $"{place}: {e.Message}" : $"{row.Subject[..^2]}, {place}: {e.Message}"
            : $"{row.Subject}{e.Message}";
        var error = new FormatException(DisplayText.OneLine(words, 1000), e);
        var record = new ErrorRecord(error, "InvalidDataset", ErrorCategory.InvalidArgument, row.Source);
        record.CategoryInfo.TargetName = DisplayText.OneLine(row.Name, 100);
        return record;
    }

    private static string Subject(long number, string? name) =>
        number == 0 ? (name is null ? "" : $"'{DisplayText.OneLine(name, 200)}': ")
        : string.Create(CultureInfo.InvariantCulture, $"Row {number} ({(name is null ? "no name" : $"'{DisplayText.OneLine(name, 200)}'")}): ");
}
