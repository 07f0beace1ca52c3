using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes the names of datasets for parameters that take wildcard patterns.</summary>
public sealed class NamePatternCompleter : NameCompleter
{
    private protected override string Meant(string typed) => WildcardPattern.Unescape(typed);

    private protected override string Argument(string name) => NamePattern.Escape(name);
}
