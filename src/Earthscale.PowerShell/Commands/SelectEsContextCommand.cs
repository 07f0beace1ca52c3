using System.Management.Automation;
using Earthscale.Client.Authentication;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>Selects the account that the commands of this session use.</summary>
[Cmdlet(VerbsCommon.Select, "EsContext", HelpUri = ProjectLink.Help + "Select-EsContext.md")]
[OutputType(typeof(EarthscaleContext))]
public sealed class SelectEsContextCommand : PSCmdlet
{
    /// <summary>Gets or sets the account: its name in this session, or its context.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public EarthscaleContext Context { get; set; } = null!;

    /// <summary>Gets or sets a value that indicates whether to return the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var context = Context.Name is null ? SignIn.WithName(Context, SessionContext.DefaultName) : Context;
            SessionContext.Select(context);
            if (PassThru)
            {
                WriteObject(context);
            }
        }
        catch (EarthscaleException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(Context));
        }
    }
}
