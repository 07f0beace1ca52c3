using System.Globalization;
using System.Management.Automation.Language;
using System.Text;
using Earthscale.Client.Text;

namespace Earthscale.PowerShell.Formatting;

/// <summary>Quotes text so that it can be pasted into a command.</summary>
internal static class QuotedText
{
    /// <summary>Puts text in single quotes, or in double quotes with escape sequences if it has characters that cannot be displayed.</summary>
    public static string Of(string text) => SafeText.OneLine(text) == text
        ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'"
        : Escaped(text);

    /// <summary>Lists the first few texts, quoted, and the number of the others.</summary>
    public static string List(IReadOnlyCollection<string> texts, int count) =>
        string.Join(", ", texts.Take(count).Select(Of)) + (texts.Count > count ? $" and {texts.Count - count} more" : "");

    private static string Escaped(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            var character = rune.ToString();
            // PowerShell treats typographic double quotes as plain ones.
            _ = character is "`" or "$" or "\"" or "\u201C" or "\u201D" or "\u201E" ? quoted.Append('`').Append(character)
                : SafeText.OneLine(character) == character ? quoted.Append(character)
                : quoted.Append(CultureInfo.InvariantCulture, $"`u{{{rune.Value:X}}}");
        }

        return quoted.Append('"').ToString();
    }
}
