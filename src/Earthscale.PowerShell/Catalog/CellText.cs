using System.Management.Automation;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Finds the trace of an unclosed quote: it makes one cell of all lines that follow it.</summary>
internal static class CellText
{
    private const string Message = "holds a line break or another control character. In a CSV file, look for a quote that is not closed: it swallows the lines behind it.";

    /// <summary>What is wrong with the texts of a row that was read without errors; null for nothing.</summary>
    public static string? FindError(DatasetRow row)
    {
        foreach (var (header, value) in Cells(row.Source))
        {
            if (ArgumentValue.Unwrap(value) is string text && IsBroken(text))
            {
                return $"The column {header} {Message}";
            }
        }

        return IsBroken(row.Name!) ? $"The name {Message}" : row.Dataset!.Sources.Any(IsBroken) ? $"A URL {Message}" : null;
    }

    private static bool IsBroken(string text) => text.AsSpan().Trim().ContainsAnyInRange('\0', '\x1f') || text.AsSpan().ContainsAnyInRange('\x7f', '\x9f');

    private static IEnumerable<(string Header, object? Value)> Cells(object? input) =>
        ArgumentValue.Entries(input)?.Select(entry => ($"{entry.Key}", entry.Value))
        ?? PSObject.AsPSObject(input).Properties.Where(property => property.IsGettable).Select(property => (property.Name, (object?)property.Value));
}
