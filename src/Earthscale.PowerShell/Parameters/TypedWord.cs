using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace Earthscale.PowerShell.Parameters;

/// <summary>What was typed of an argument, and how a response to it is written.</summary>
/// <param name="Text">The text, without its opening quote.</param>
/// <param name="IsDoubleQuoted">Whether it was begun with a double quote.</param>
/// <param name="IsQuoted">Whether it was begun with a quote of either kind.</param>
internal sealed record TypedWord(string Text, bool IsDoubleQuoted, bool IsQuoted)
{
    /// <summary>Reads a word as PowerShell hands it to completers: with its opening quote, and the closing one where there is one.</summary>
    public static TypedWord Read(string? word)
    {
        if (word is not [var quote and ('\'' or '"'), .. var rest])
        {
            return new TypedWord(word ?? "", IsDoubleQuoted: false, IsQuoted: false);
        }

        var text = rest.EndsWith(quote) ? rest[..^1] : rest;
        return quote == '"'
            ? new TypedWord(text.Replace("`\"", "\"", StringComparison.Ordinal).Replace("`$", "$", StringComparison.Ordinal).Replace("``", "`", StringComparison.Ordinal), IsDoubleQuoted: true, IsQuoted: true)
            : new TypedWord(text.Replace("''", "'", StringComparison.Ordinal), IsDoubleQuoted: false, IsQuoted: true);
    }

    /// <summary>Offers a value.</summary>
    /// <param name="value">What the parameter is to get.</param>
    /// <param name="shown">What lists show of it.</param>
    /// <param name="tip">What is said about it.</param>
    public CompletionResult Offer(string value, string shown, string tip) =>
        new(Write(value), shown, CompletionResultType.ParameterValue, tip);

    private string Write(string value)
    {
        if (IsDoubleQuoted)
        {
            return $"\"{EscapeDoubleQuoted(value)}\"";
        }

        return !IsQuoted && IsBareWord(value) ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
    }

    // More could stand bare, but nobody misses it; less would be read as something else.
    private static bool IsBareWord(string value) =>
        char.IsAsciiLetterOrDigit(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/');

    private static string EscapeDoubleQuoted(string value)
    {
        var text = new StringBuilder(value.Length + 4);
        foreach (var c in value)
        {
            // PowerShell takes typographic double quotes for plain ones.
            _ = c is '`' or '$' or '"' or '\u201C' or '\u201D' or '\u201E' ? text.Append('`').Append(c) : text.Append(c);
        }

        return text.ToString();
    }
}
