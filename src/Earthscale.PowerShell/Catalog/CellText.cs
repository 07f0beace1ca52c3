using System.Management.Automation;
using Earthscale.PowerShell.Tables;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Detects damaged CSV files: an unclosed quotation mark, which merges the following lines into one cell, and a truncated last row.</summary>
internal static class CellText
{
    private const string Message = "contains a line break or another control character. In a CSV file, look for an unclosed quotation mark: it merges the lines after it into one cell.";

    /// <summary>Finds a damaged cell in a row without other errors; null if there is none.</summary>
    public static string? FindError(DatasetRow row)
    {
        foreach (var (header, read) in RowCells.Properties(row.Source))
        {
            if (ArgumentValue.Unwrap(read()) is string text && HasControlCharacter(text))
            {
                return $"The column {header} {Message}";
            }
        }

        return HasControlCharacter(row.Name!) ? $"The name {Message}" : row.Dataset!.Sources.Any(HasControlCharacter) ? $"A URL {Message}" : null;
    }

    private static bool HasControlCharacter(string text) => text.AsSpan().Trim().ContainsAnyInRange('\0', '\x1f') || text.AsSpan().ContainsAnyInRange('\x7f', '\x9f');

    /// <summary>
    /// Whether only the last row has fewer cells than columns, as in a truncated file. ConvertFrom-Csv and Import-Csv return
    /// null for a missing cell, and empty text for an empty cell.
    /// </summary>
    public static bool IsTruncated(IReadOnlyList<PSObject?> rows) => HasMissingCells(rows[^1]) && !rows.SkipLast(1).Any(HasMissingCells);

    private static bool HasMissingCells(PSObject? row)
    {
        if (row is not { BaseObject: PSCustomObject })
        {
            return false;
        }

        var cells = row.Properties.Select(property => property is PSNoteProperty ? property.Value : property).ToList();
        return cells.Count > 1 && cells[0] is string && cells[^1] is null && cells.TrueForAll(cell => cell is null or string);
    }
}
