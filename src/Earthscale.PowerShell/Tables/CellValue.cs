using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Tables;

/// <summary>Reads the value of a cell: as text without spaces around it, or as a list.</summary>
internal static class CellValue
{
    /// <summary>Whether there is nothing in a cell: null, blank text, an empty list or map.</summary>
    public static bool IsEmpty(object? value) => ArgumentValue.Unwrap(value) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        IEnumerable list => !list.Cast<object?>().Any(),
        _ => false,
    };

    /// <summary>A value that is one text.</summary>
    /// <exception cref="FormatException">It is a list or an object.</exception>
    public static string Text(object value) => ArgumentValue.Unwrap(value) switch
    {
        string text => Printed(text).Trim(),
        PSObject or IEnumerable => throw new FormatException("The value is a list or an object; give one text."),
        var other => ArgumentText.Of(other).Trim(),
    };

    /// <summary>A list; one text is split at semicolons and line breaks, but for a semicolon after a backslash.</summary>
    /// <exception cref="FormatException">An item is empty, or no text.</exception>
    public static IReadOnlyList<string> List(object value)
    {
        if (ArgumentValue.Entries(value) is not null)
        {
            throw new FormatException("The value is a map; give a list.");
        }

        return ArgumentValue.Unwrap(value) switch
        {
            string text => Split(Printed(text)),
            IEnumerable list => [.. list.Cast<object?>().Select(Item)],
            _ => [Text(value)],
        };
    }

    private static string Item(object? item) =>
        CellValue.IsEmpty(item) ? throw new FormatException("An item of the list is empty.") : Text(item!);

    // Backslashes of a path must stay, so that it can be shown as it was written.
    private static IReadOnlyList<string> Split(string text) =>
        [.. text.Replace(@"\;", "\0", StringComparison.Ordinal)
            .Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Replace('\0', ';'))];

    private static string Printed(string text) => text.Trim() is "System.Object[]" or "System.String[]" or "System.Collections.Hashtable" or ['@', '{', .., '}']
        ? throw new FormatException($"'{text.Trim()}' is what a list or an object becomes when it is exported; join its items with semicolons before.")
        : text;
}
