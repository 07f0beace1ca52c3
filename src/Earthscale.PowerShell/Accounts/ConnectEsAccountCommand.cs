using System.Management.Automation;
using System.Net;
using System.Security;
using Earthscale.Client;
using Earthscale.Client.Authentication;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Accounts;

/// <summary>Signs this session in to a service.</summary>
[Cmdlet(VerbsCommunications.Connect, "EsAccount", HelpUri = ProjectLink.Help + "Connect-EsAccount.md")]
[OutputType(typeof(EarthscaleContext))]
public sealed class ConnectEsAccountCommand : ServiceCommand
{
    /// <summary>The API key, made in the web application under API Settings.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public SecureString ApiKey { get; set; } = null!;

    /// <summary>The service's root; EARTHSCALE_API_URL or the hosted service where left out.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? ApiUri { get; set; }

    /// <summary>Gives the context, for -Context of other commands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var context = SignIn.WithApiKey(new NetworkCredential("", ApiKey).Password, ApiUri);
            Check(context);
            SessionContext.Set(context);
            if (PassThru)
            {
                WriteObject(context);
            }
        }
        catch (EarthscaleException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(ApiUri));
        }
    }

    // A wrong key should say so here, not in the night, in the middle of a script.
    private void Check(EarthscaleContext context)
    {
        using var client = new EarthscaleClient(context, Options());
        Thread.Await(client.CheckAsync(Thread.Stopping));
    }
}
