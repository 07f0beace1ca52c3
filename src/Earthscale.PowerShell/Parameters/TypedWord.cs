using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace Earthscale.PowerShell.Parameters;

/// <summary>The typed part of an argument, which determines the quotes of the results.</summary>
/// <param name="Text">The text, without quotes.</param>
/// <param name="IsDoubleQuoted">Whether it starts with a double quote.</param>
/// <param name="IsQuoted">Whether it starts with a single or double quote.</param>
internal sealed record TypedWord(string Text, bool IsDoubleQuoted, bool IsQuoted)
{
    /// <summary>Parses a word that PowerShell passes to completers, with an opening and perhaps a closing quote.</summary>
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

    /// <summary>Creates a result.</summary>
    /// <param name="value">The value of the argument.</param>
    /// <param name="shown">The text in lists.</param>
    /// <param name="tip">The tooltip.</param>
    public CompletionResult CreateResult(string value, string shown, string tip) =>
        new(Write(value), shown, CompletionResultType.ParameterValue, tip);

    private string Write(string value)
    {
        if (IsDoubleQuoted)
        {
            return $"\"{EscapeDoubleQuoted(value)}\"";
        }

        return !IsQuoted && IsBareWord(value) ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
    }

    // A conservative set of characters that need no quotes.
    private static bool IsBareWord(string value) =>
        (char.IsAsciiLetterOrDigit(value[0]) || value[0] == '/') && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '/');

    private static string EscapeDoubleQuoted(string value)
    {
        var text = new StringBuilder(value.Length + 4);
        foreach (var c in value)
        {
            // PowerShell treats typographic double quotes as plain ones.
            _ = c is '`' or '$' or '"' or '\u201C' or '\u201D' or '\u201E' ? text.Append('`').Append(c) : text.Append(c);
        }

        return text.ToString();
    }
}
