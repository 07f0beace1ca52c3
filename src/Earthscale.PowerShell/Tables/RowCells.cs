using System.Management.Automation;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Tables;

/// <summary>The cells of a row and of the parameters, by column. A parameter takes precedence, and a script block runs for the row.</summary>
internal sealed class RowCells
{
    private readonly Dictionary<DatasetColumn, (string Origin, object? Value)> _cells = [];
    private readonly List<string> _unknown = [];
    private readonly string _missing;

    /// <param name="row">The row.</param>
    /// <param name="typed">The arguments of parameters, by column.</param>
    /// <param name="hasColumns">Whether the row's properties are columns; otherwise only script blocks read them.</param>
    public RowCells(object? row, IReadOnlyDictionary<DatasetColumn, object?> typed, bool hasColumns)
    {
        _missing = row is null ? "-" : "column ";
        foreach (var (column, value) in typed)
        {
            _cells.Add(column, ($"-{column}", value is ScriptBlock block ? Evaluate(column, block, row) : value));
        }

        foreach (var (header, read) in hasColumns ? Properties(row) : [])
        {
            Headers.Add(header);
            if (DatasetColumns.Find(header) is { } column)
            {
                Add(column, header, read);
            }
            else
            {
                _unknown.Add(header);
            }
        }
    }

    /// <summary>The headers of the row.</summary>
    public List<string> Headers { get; } = [];

    /// <summary>The unknown headers.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>Whether a column exists, even if it is empty.</summary>
    public bool Has(DatasetColumn column) => _cells.ContainsKey(column);

    /// <summary>Gets the origin of a column's value, for errors.</summary>
    public string Origin(DatasetColumn column) => _cells.TryGetValue(column, out var cell) ? cell.Origin : _missing + column;

    /// <summary>Reads a cell; null if the cell is empty, or the column is missing.</summary>
    /// <exception cref="CellException">The cell is invalid.</exception>
    public T? Read<T>(DatasetColumn column, Func<object, T?> read)
        where T : class
    {
        if (!_cells.TryGetValue(column, out var cell) || CellValue.IsEmpty(cell.Value))
        {
            return null;
        }

        try
        {
            return cell.Value is CellException error ? throw error : read(cell.Value!);
        }
        catch (FormatException e) when (e is not CellException)
        {
            throw new CellException(cell.Origin, e.Message);
        }
    }

    // An error is stored in place of the cell, so that the row's name is known when the error is reported.
    private void Add(DatasetColumn column, string header, Func<object?> read)
    {
        var cell = (Origin: $"column {header}", Value: Value(header, read));
        if (_cells.TryAdd(column, cell) || _cells[column].Origin == $"-{column}" || CellValue.IsEmpty(cell.Value))
        {
            return;
        }

        var (origin, value) = _cells[column];
        _cells[column] = CellValue.IsEmpty(value) ? cell
            : (cell.Origin, new CellException(cell.Origin, $"The row also has a value for {column} in {origin}; keep one of them."));
    }

    private static object? Value(string header, Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (GetValueException e)
        {
            return new CellException($"column {header}", $"The value cannot be read: {(e.InnerException ?? e).Message}", e);
        }
    }

    /// <summary>Gets the headers and readers of the columns of a row of any type.</summary>
    public static IEnumerable<(string Header, Func<object?> Read)> Properties(object? row)
    {
        if (row is null)
        {
            return [];
        }

        return ArgumentValue.Entries(row)?.Select(entry => (ArgumentText.Of(entry.Key), (Func<object?>)(() => entry.Value)))
            ?? PSObject.AsPSObject(row).Properties.Where(property => property.IsGettable).Select(property => (property.Name, (Func<object?>)(() => property.Value)));
    }

    private static object? Evaluate(DatasetColumn column, ScriptBlock block, object? row)
    {
        try
        {
            var values = block.InvokeWithContext(null, [new PSVariable("_", row), new PSVariable("PSItem", row)]);
            return values.Count == 1 ? values[0] : values;
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            return new CellException($"-{column}", $"The script block failed: {e.Message}", e);
        }
    }
}
