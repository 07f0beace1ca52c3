using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Tables;

/// <summary>Reads the value of a cell as trimmed text, or as a list.</summary>
internal static class CellValue
{
    /// <summary>Whether a cell is empty: null, blank text, or an empty list or dictionary.</summary>
    public static bool IsEmpty(object? value) => ArgumentValue.Unwrap(value) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        IEnumerable list => !list.Cast<object?>().Any(),
        _ => false,
    };

    /// <summary>Reads text.</summary>
    /// <exception cref="FormatException">The value is a list or an object.</exception>
    public static string Text(object value) => ArgumentValue.Unwrap(value) switch
    {
        string text => CheckNotConverted(text).Trim(),
        PSObject or IEnumerable => throw new FormatException("The value is a list or an object, but must be one text."),
        var other => ArgumentText.Of(other).Trim(),
    };

    /// <summary>Reads a list. Text is split at line breaks and semicolons, except a semicolon after a backslash.</summary>
    /// <exception cref="FormatException">An item is empty, or not text.</exception>
    public static IReadOnlyList<string> List(object value)
    {
        if (ArgumentValue.Entries(value) is not null)
        {
            throw new FormatException("The value is a dictionary, but must be a list.");
        }

        return ArgumentValue.Unwrap(value) switch
        {
            string text => Split(CheckNotConverted(text)),
            IEnumerable list => [.. list.Cast<object?>().Select(Item)],
            _ => [Text(value)],
        };
    }

    private static string Item(object? item) =>
        CellValue.IsEmpty(item) ? throw new FormatException("An item of the list is empty.") : Text(item!);

    // Other backslashes stay, so that errors can show a path unchanged.
    private static IReadOnlyList<string> Split(string text) =>
        [.. text.Replace(@"\;", "\0", StringComparison.Ordinal)
            .Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Replace('\0', ';'))];

    private static string CheckNotConverted(string text) => text.Trim() is "System.Object[]" or "System.String[]" or "System.Collections.Hashtable" or ['@', '{', .., '}']
        ? throw new FormatException($"'{text.Trim()}' is the text of a list or an object after an export; join its items with semicolons before the export.")
        : text;
}
