using System.Management.Automation;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The exception of a guard, which ends the command before it sends anything.</summary>
internal sealed class GuardException(string id, ErrorCategory category, string message, object? target = null) : Exception(message)
{
    public ErrorRecord ToErrorRecord() => new(new InvalidOperationException($"{Message} Nothing was sent."), id, category, target);
}
