using System.Management.Automation;
using Earthscale.Client;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>What all commands that use an account share.</summary>
public abstract class EsCommand : ServiceCommand
{
    private EarthscaleClient? _client;

    /// <summary>The account to use: its name in this session, or its context. Default: the one that Get-EsContext shows.</summary>
    [Parameter]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public EarthscaleContext? Context { get; set; }

    /// <summary>The client of this command's account; made when first asked for.</summary>
    private protected EarthscaleClient Client => _client ??= MakeClient();

    /// <summary>The account that the command uses.</summary>
    private protected EarthscaleContext Account => Context ??= Dispatcher.Await(SessionContext.GetAsync(Options(), Dispatcher.Stopping));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _client?.Dispose();
        }
    }

    private EarthscaleClient MakeClient()
    {
        try
        {
            return new EarthscaleClient(Account, Options());
        }
        catch (EarthscaleException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(target: null));
            throw;
        }
    }
}
