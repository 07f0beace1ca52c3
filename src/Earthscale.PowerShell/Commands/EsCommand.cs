using System.Management.Automation;
using Earthscale.Client;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>The base of commands that use an account.</summary>
public abstract class EsCommand : ServiceCommand
{
    private EarthscaleClient? _client;

    /// <summary>Gets or sets the account to use: its name in this session, or its context. The default is the account that Get-EsContext shows.</summary>
    [Parameter]
    [PSDefaultValue(Help = "The account that Get-EsContext shows")]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public EarthscaleContext? Context { get; set; }

    /// <summary>The client of the account, created at the first use.</summary>
    private protected EarthscaleClient Client => _client ??= CreateClient();

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

    private EarthscaleClient CreateClient()
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
