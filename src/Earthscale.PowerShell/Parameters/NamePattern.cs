using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>A name as PowerShell means it: exact, in any case, or a wildcard pattern.</summary>
internal sealed class NamePattern
{
    private readonly WildcardPattern? _wildcard;

    public NamePattern(string text)
    {
        Text = text;
        IsWildcard = WildcardPattern.ContainsWildcardCharacters(text);
        _wildcard = IsWildcard ? new WildcardPattern(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant) : null;
        Literal = IsWildcard ? text : WildcardPattern.Unescape(text);
        ServicePart = LongestPlainRun(text);
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether it can match several names.</summary>
    public bool IsWildcard { get; }

    /// <summary>
    /// What the service is asked for: its search for a part of the name only narrows what is fetched. Null when the
    /// pattern has nothing to ask for. ASCII only, since services differ in how they fold other letters.
    /// </summary>
    public string? ServicePart { get; }

    private string Literal { get; }

    public bool IsMatch(string name) =>
        _wildcard?.IsMatch(name) ?? string.Equals(name, Literal, StringComparison.OrdinalIgnoreCase);

    private static string? LongestPlainRun(string pattern)
    {
        var runs = new List<string> { "" };
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '[')
            {
                // What stands in brackets is a choice, not a run; an unclosed bracket ends the pattern.
                var end = pattern.IndexOf(']', i);
                i = end < 0 ? pattern.Length : end;
                runs.Add("");
            }
            else if (pattern[i] is '*' or '?' or '`' || !char.IsAscii(pattern[i]) || char.IsControl(pattern[i]))
            {
                // What follows a backtick may or may not be escaped by it: leave both out.
                i += pattern[i] == '`' ? 1 : 0;
                runs.Add("");
            }
            else
            {
                runs[^1] += pattern[i];
            }
        }

        return runs.MaxBy(run => run.Length) is { Length: > 0 } longest ? longest : null;
    }
}
