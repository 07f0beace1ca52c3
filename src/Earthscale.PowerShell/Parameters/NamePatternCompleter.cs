using System.Management.Automation;
using System.Text;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the names of datasets for parameters that take wildcard patterns.</summary>
public sealed class NamePatternCompleter : NameCompleter
{
    private protected override string Meant(string typed) => WildcardPattern.Unescape(typed);

    // Not WildcardPattern.Escape, which leaves the backtick as it is in some versions.
    private protected override string Argument(string name)
    {
        var pattern = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            _ = c is '*' or '?' or '[' or ']' or '`' ? pattern.Append('`').Append(c) : pattern.Append(c);
        }

        return pattern.ToString();
    }
}
