using System.Management.Automation;

namespace Earthscale.PowerShell.Catalog;

/// <summary>A guard that ends the command before anything is sent.</summary>
internal sealed class GuardException(string id, ErrorCategory category, string message, object? target = null) : Exception(message)
{
    public ErrorRecord ToErrorRecord() => new(new InvalidOperationException(Message), id, category, target);
}
