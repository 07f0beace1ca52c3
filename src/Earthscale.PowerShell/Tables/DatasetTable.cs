using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Tables;

/// <summary>Reads rows from Import-Csv, ConvertFrom-Json, and scripts. An invalid row becomes an error.</summary>
/// <param name="typed">The arguments of parameters, by column. They take precedence over a row, and a script block runs for each row.</param>
/// <param name="warn">Writes warnings.</param>
internal sealed class DatasetTable(IReadOnlyDictionary<DatasetColumn, object?> typed, Action<string> warn)
{
    private const string Text = "text";

    private static readonly char[] s_separators = [';', '\t', '|', ','];

    // The headers that script blocks use, and those that were warned about.
    private readonly HashSet<string> _knownHeaders = new(typed.Values.OfType<ScriptBlock>().SelectMany(Words), StringComparer.OrdinalIgnoreCase);
    private readonly bool _takesAnything = typed.ContainsKey(DatasetColumn.Name) && typed.ContainsKey(DatasetColumn.Url) && typed.Values.Any(value => value is ScriptBlock);
    private long _count;
    private bool _hasText;

    /// <summary>Reads a row, or a list of rows.</summary>
    public IEnumerable<DatasetRow> Read(object? input) =>
        ArgumentValue.Unwrap(input) is IEnumerable rows and not string && ArgumentValue.Entries(input) is null
            ? rows.Cast<object?>().SelectMany(ReadNext)
            : ReadNext(input);

    /// <summary>Reads the parameters without a row.</summary>
    public DatasetRow ReadTyped() => ReadOne(row: null, number: 0);

    // A file that was not read as a table is one error, and not an error for each line.
    private DatasetRow[] ReadNext(object? row)
    {
        _count++;
        var isText = !_takesAnything && ArgumentValue.Unwrap(row) is string;
        if (isText && _hasText)
        {
            return [];
        }

        _hasText |= isText;
        return [ReadOne(row, _count)];
    }

    private DatasetRow ReadOne(object? row, long number)
    {
        var result = new DatasetRow { Number = number, Subject = Subject(number, name: null), Source = row };
        try
        {
            var kind = number == 0 ? null : KindOf(row);
            if (kind is not null && !(_takesAnything && ArgumentValue.Unwrap(row) is not (null or ErrorRecord or InformationalRecord or InformationRecord)))
            {
                throw new FormatException($"The row is {kind}, not an object with columns. Read the table first with Import-Csv table.csv, or Get-Content table.json -Raw | ConvertFrom-Json.{(kind == Text ? " Further rows of text are ignored." : "")}");
            }

            var cells = new RowCells(row, typed, hasColumns: kind is null);
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
            // Any exception must not end the rows after this one.
            return result with { Error = Error(result, e) };
        }
    }

    // Describes a row that does not belong to a table; null for any other.
    private static string? KindOf(object? row) => ArgumentValue.Unwrap(row) switch
    {
        null => "null",
        string => Text,
        char => "a letter",
        FileSystemInfo file => $"the file '{file.Name}'",
        ErrorRecord or InformationalRecord or InformationRecord => $"a message of the previous command ('{row}')",
        PSObject or IEnumerable => null,
        ValueType value and not DictionaryEntry => $"the value '{value}'",
        _ => null,
    };

    private void CheckColumns(RowCells cells)
    {
        if (cells.Headers is [var only] && cells.Unknown.Count == 1 && only.IndexOfAny(s_separators) is >= 0 and var index)
        {
            var separator = only[index] == '\t' ? "`t" : only[index].ToString();
            throw new FormatException($"The table has a single column, '{only}'. Read it with its delimiter: Import-Csv -Delimiter {(separator == "`t" ? "\"`t\"" : $"'{separator}'")}.");
        }

        var fresh = cells.Unknown.Where(_knownHeaders.Add).ToLookup(header => DatasetColumns.FindNearest(header) is not null);
        if (fresh.Count > 0)
        {
            var names = fresh[true].Select(header => $"'{header}' (did you mean {DatasetColumns.FindNearest(header)}?)").Concat(fresh[false].Select(header => $"'{header}'"));
            var known = fresh[false].Any() ? $" The columns are {DatasetColumns.Names}. Other values can be tags: key:value in Tag." : "";
            warn(DisplayText.OneLine($"Unknown columns are ignored: {string.Join(", ", names)}.{known}", 1000));
        }
    }

    // All names in a script block, such as Title in $_.Title.
    private static IEnumerable<string> Words(ScriptBlock block) =>
        block.Ast.FindAll(node => node is StringConstantExpressionAst, searchNestedScriptBlocks: true).Select(node => ((StringConstantExpressionAst)node).Value);

    private void WarnOfPlaceholders(DatasetRow row)
    {
        if (row.Dataset!.Type == SourceType.TileServer && TileTemplate.FindUnsupported(row.Dataset.Sources[0]) is { Count: > 0 } others)
        {
            warn($"{row.Subject}{DisplayText.OneLine($"The tile server's URL contains {string.Join(", ", others)}, which the service does not replace.", 300)}");
        }
    }

    private static ErrorRecord Error(DatasetRow row, Exception e)
    {
        var words = e is CellException { Origin: var place }
            ? row.Subject.Length == 0 ? $"{place}: {e.Message}" : $"{row.Subject[..^2]}, {place}: {e.Message}"
            : $"{row.Subject}{e.Message}";
        // A FormatException has said all that it has to say, and in words that may hold escape sequences.
        var error = new FormatException(DisplayText.OneLine(words, 1000), e is FormatException ? e.InnerException : e);
        return ErrorRecords.Create(error, ErrorId.InvalidDataset, ErrorCategory.InvalidArgument, row.Source, row.Name);
    }

    private static string Subject(long number, string? name) =>
        number == 0 ? (name is null ? "" : $"'{DisplayText.OneLine(name, 200)}': ")
        : string.Create(CultureInfo.InvariantCulture, $"Row {number} ({(name is null ? "no name" : $"'{DisplayText.OneLine(name, 200)}'")}): ");
}
