using System.Management.Automation;
using System.Text;

namespace Earthscale.PowerShell.Parameters;

/// <summary>A name: exact, ignoring case, or a wildcard pattern, or a literal name.</summary>
internal sealed class NamePattern
{
    private readonly WildcardPattern? _wildcard;

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name, or a pattern.</param>
    /// <param name="isLiteral">Whether wildcard characters are literal.</param>
    /// <exception cref="FormatException">The pattern is invalid, such as <c>[open</c>.</exception>
    public NamePattern(string text, bool isLiteral)
    {
        (Text, IsLiteral) = (text, isLiteral);
        if (!isLiteral && WildcardPattern.ContainsWildcardCharacters(text))
        {
            _wildcard = ReadWildcard(text);
        }

        Literal = isLiteral || IsWildcard ? text : WildcardPattern.Unescape(text);
        ServicePart = (IsWildcard ? PlainRuns(text) : Split(Literal)).MaxBy(run => run.Length) is { Length: > 0 } longest ? longest : null;
    }

    /// <summary>The given name or pattern.</summary>
    public string Text { get; }

    /// <summary>The name without escape characters; for a pattern, the pattern.</summary>
    public string Literal { get; }

    /// <summary>Whether wildcard characters are literal.</summary>
    public bool IsLiteral { get; }

    /// <summary>Whether it is a wildcard pattern.</summary>
    public bool IsWildcard => _wildcard is not null;

    /// <summary>
    /// The part of the name for the service's search, which only reduces the number of datasets to fetch. Null if the
    /// pattern has no such part.
    /// </summary>
    public string? ServicePart { get; }

    public bool IsMatch(string name) =>
        _wildcard?.IsMatch(name) ?? name.Equals(Literal, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is equal, including case.</summary>
    public bool IsExactly(string name) => name == Literal;

    /// <summary>Escapes a name as a pattern.</summary>
    // Not WildcardPattern.Escape, which does not escape the backtick in some versions.
    public static string Escape(string name)
    {
        var pattern = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            _ = c is '*' or '?' or '[' or ']' or '`' ? pattern.Append('`').Append(c) : pattern.Append(c);
        }

        return pattern.ToString();
    }

    private static WildcardPattern ReadWildcard(string text)
    {
        // PowerShell compares abc* linguistically, where zero-width characters are ignored, and all other patterns by
        // character. The service's search compares characters.
        var pattern = new WildcardPattern(text is "*" or [.., not '`', '*'] ? text + "*" : text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            // PowerShell parses the pattern at the first match, some patterns as regular expressions with their own errors.
            pattern.IsMatch("");
            return pattern;
        }
        catch (Exception e) when (e is WildcardPatternException or ArgumentException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    // The literal parts of a pattern. A closing bracket right after the opening one does not close the set.
    private static IEnumerable<string> PlainRuns(string pattern)
    {
        var start = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is not ('*' or '?' or '`' or '['))
            {
                continue;
            }

            foreach (var run in Split(pattern[start..i]))
            {
                yield return run;
            }

            i = pattern[i] switch { '`' => i + 1, '[' => EndOfBrackets(pattern, i), _ => i };
            start = Math.Min(i + 1, pattern.Length);
        }

        foreach (var run in Split(pattern[start..]))
        {
            yield return run;
        }
    }

    private static int EndOfBrackets(string pattern, int start)
    {
        for (var i = start + 1; i < pattern.Length; i++)
        {
            if (pattern[i] == '`')
            {
                i++;
            }
            else if (pattern[i] == ']' && i > start + 1)
            {
                return i;
            }
        }

        return pattern.Length;
    }

    // The service may compare non-ASCII letters differently, and k is also the lowercase of the Kelvin sign.
    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsAscii(text[i]) || char.IsControl(text[i]) || text[i] is 'k' or 'K')
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
    }
}
