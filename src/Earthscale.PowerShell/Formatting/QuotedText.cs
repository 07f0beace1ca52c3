using System.Globalization;
using System.Management.Automation.Language;
using System.Text;
using Earthscale.Client.Text;

namespace Earthscale.PowerShell.Formatting;

/// <summary>Quotes text so that it can be pasted into a command, whatever characters it holds.</summary>
internal static class QuotedText
{
    /// <summary>The text in single quotes; in double quotes with escapes where a terminal could not show it.</summary>
    public static string Of(string text) => SafeText.OneLine(text) == text
        ? $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'"
        : Escaped(text);

    /// <summary>The first few texts, quoted, and how many more there are.</summary>
    public static string List(IReadOnlyCollection<string> texts, int count) =>
        string.Join(", ", texts.Take(count).Select(Of)) + (texts.Count > count ? $" and {texts.Count - count} more" : "");

    private static string Escaped(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            var character = rune.ToString();
            // PowerShell takes typographic double quotes for plain ones.
            _ = character is "`" or "$" or "\"" or "\u201C" or "\u201D" or "\u201E" ? quoted.Append('`').Append(character)
                : SafeText.OneLine(character) == character ? quoted.Append(character)
                : quoted.Append(CultureInfo.InvariantCulture, $"`u{{{rune.Value:X}}}");
        }

        return quoted.Append('"').ToString();
    }
}
