using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>Shows which account this session's commands speak for.</summary>
[Cmdlet(VerbsCommon.Get, "EsContext", HelpUri = ProjectLink.Help + "Get-EsContext.md")]
[OutputType(typeof(EarthscaleContext))]
public sealed class GetEsContextCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(SessionContext.Get(WriteWarning));
        }
        catch (EarthscaleException e)
        {
            WriteError(e.ToErrorRecord(target: null));
        }
    }
}
