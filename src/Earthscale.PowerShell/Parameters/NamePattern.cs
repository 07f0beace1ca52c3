using System.Management.Automation;
using System.Text;

namespace Earthscale.PowerShell.Parameters;

/// <summary>A name that a user typed: exact in any case, or a wildcard pattern. Or one that is only ever itself.</summary>
internal sealed class NamePattern
{
    private readonly WildcardPattern? _wildcard;
    private readonly string _literal;

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name, or a pattern.</param>
    /// <param name="isLiteral">Whether wildcards in it are plain characters.</param>
    /// <exception cref="FormatException">It is not a pattern that PowerShell can read, such as <c>[open</c>.</exception>
    public NamePattern(string text, bool isLiteral)
    {
        (Text, IsLiteral) = (text, isLiteral);
        if (!isLiteral && WildcardPattern.ContainsWildcardCharacters(text))
        {
            _wildcard = ReadWildcard(text);
        }

        _literal = isLiteral || IsWildcard ? text : WildcardPattern.Unescape(text);
        ServicePart = (IsWildcard ? PlainRuns(text) : Split(_literal)).MaxBy(run => run.Length) is { Length: > 0 } longest ? longest : null;
    }

    /// <summary>The name or pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether it was given as a name alone.</summary>
    public bool IsLiteral { get; }

    /// <summary>Whether it can match several names.</summary>
    public bool IsWildcard => _wildcard is not null;

    /// <summary>
    /// What the service is asked for: its search for a part of the name only narrows what is fetched. Null when the
    /// pattern has nothing to ask for.
    /// </summary>
    public string? ServicePart { get; }

    /// <summary>Whether a name is meant.</summary>
    public bool IsMatch(string name) =>
        _wildcard?.IsMatch(name) ?? name.Equals(_literal, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is the one that was given, in its own case.</summary>
    public bool IsExactly(string name) => name == _literal;

    /// <summary>The name as a pattern that matches nothing else.</summary>
    // Not WildcardPattern.Escape, which leaves the backtick as it is in some versions.
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
        // PowerShell compares abc* by the rules of language, where a zero-width mark counts for nothing, and all other
        // patterns by character. The service can only be asked for characters.
        var pattern = new WildcardPattern(text is "*" or [.., not '`', '*'] ? text + "*" : text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        try
        {
            // Read only now by PowerShell; some patterns become regular expressions, which have errors of their own.
            pattern.IsMatch("");
            return pattern;
        }
        catch (Exception e) when (e is WildcardPatternException or ArgumentException)
        {
            throw new FormatException(e.Message, e);
        }
    }

    // The text of a pattern that stands for itself. In brackets, a bracket right behind the first one closes nothing.
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

    // Services differ in how they fold other letters than ASCII's, and k is also the Kelvin sign in small.
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
