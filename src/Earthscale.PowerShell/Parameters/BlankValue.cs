using System.Collections;
using System.Security;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Finds null and empty values in an argument, before PowerShell converts them.</summary>
internal static class BlankValue
{
    /// <summary>Finds a null or empty value.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="checksElements">Whether to check the elements of lists and hashtables.</param>
    /// <param name="where">The description of the value.</param>
    /// <returns>A sentence; null if there is no such value.</returns>
    public static string? Find(object? value, bool checksElements = true, string where = "The value")
    {
        var plain = ArgumentValue.Unwrap(value);
        return plain switch
        {
            null => $"{where} is null.",
            string text => string.IsNullOrWhiteSpace(text) ? $"{where} is empty." : null,
            SecureString { Length: 0 } => $"{where} is empty.",
            Guid id => id == Guid.Empty ? $"{where} is an id of zeros." : null,
            _ when ArgumentValue.Entries(plain) is { } entries => FindInTable([.. entries], checksElements, where),
            IEnumerable list => FindInList(list, checksElements, where),
            _ => null,
        };
    }

    private static string? FindInTable(IReadOnlyList<(object? Key, object? Value)> entries, bool checksElements, string where) =>
        entries.Count == 0 ? $"{where} is an empty hashtable."
        : !checksElements ? null
        : entries.Select(entry => Find(entry.Key, where: "A key of the hashtable") ?? Find(entry.Value, where: $"The value of '{DisplayText.OneLine(entry.Key!.ToString(), 100)}'"))
            .FirstOrDefault(blank => blank is not null);

    private static string? FindInList(IEnumerable list, bool checksElements, string where)
    {
        var elements = list.Cast<object?>().ToList();
        return elements.Count == 0 ? $"{where} is an empty list."
            : !checksElements ? null
            : elements.Select((element, index) => Find(element, where: $"Element {index + 1} of the list")).FirstOrDefault(blank => blank is not null);
    }
}
