using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the names of datasets for parameters with wildcards.</summary>
public sealed class NamePatternCompleter : NameCompleter
{
    private protected override string GetPrefix(string typed) => WildcardPattern.Unescape(typed);

    private protected override string ToArgument(string name) => NamePattern.Escape(name);
}
