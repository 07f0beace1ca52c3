using System.Management.Automation;

namespace Earthscale.PowerShell.Catalog;

/// <summary>A failed check, which ends the command before it sends anything.</summary>
internal sealed class FailedCheckException(string id, ErrorCategory category, string message, object? target = null) : Exception(message)
{
    public ErrorRecord ToErrorRecord() => new(new InvalidOperationException($"{Message} Nothing was sent."), id, category, target);
}
