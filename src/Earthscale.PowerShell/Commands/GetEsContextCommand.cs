using System.Management.Automation;
using Earthscale.Client.Http;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Pipeline;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>Gets the account that the commands of this session use.</summary>
[Cmdlet(VerbsCommon.Get, "EsContext", HelpUri = ProjectLink.Help + "Get-EsContext.md")]
[OutputType(typeof(EarthscaleContext))]
public sealed class GetEsContextCommand : PSCmdlet, IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private readonly PipelineDispatcher _dispatcher = new();

    /// <summary>Gets or sets a value that indicates whether to list all accounts of this session, the current account first.</summary>
    [Parameter]
    public SwitchParameter ListAvailable { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var accounts = SessionContext.All;
        if (ListAvailable && (accounts.Count > 0 || SessionContext.HasFailed))
        {
            WriteObject(accounts, enumerateCollection: true);
            return;
        }

        try
        {
            var options = new EarthscaleClientOptions { Timeout = s_limit, Warn = text => _dispatcher.Post(() => WriteWarning(text)) };
            WriteObject(_dispatcher.Await(SessionContext.GetAsync(options, _dispatcher.Stopping)));
        }
        catch (NotSignedInException) when (ListAvailable)
        {
            // Write an empty list.
        }
        catch (EarthscaleException e)
        {
            WriteError(e.ToErrorRecord(target: null));
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _dispatcher.Stop();

    /// <inheritdoc/>
    public void Dispose() => _dispatcher.Dispose();
}
