using System.Management.Automation;

namespace Earthscale.PowerShell.Accounts;

/// <summary>Signs this session out.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "EsAccount", HelpUri = ProjectLink.Help + "Disconnect-EsAccount.md")]
public sealed class DisconnectEsAccountCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => SessionContext.Clear();
}
