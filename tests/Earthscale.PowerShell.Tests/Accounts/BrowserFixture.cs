using System.Management.Automation;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Accounts;

/// <summary>Runs Connect-EsAccount -Browser, and passes the page to a function that acts as the browser.</summary>
[Collection(EnvironmentScope.Name)]
public abstract class BrowserFixture() : AccountFixture(new ScreenHost(80))
{
    // A command that does nothing: the test acts as the browser.
    private readonly EnvironmentScope _environment = new EnvironmentScope().Set("BROWSER", "true");

    public override async ValueTask DisposeAsync()
    {
        _environment.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a script until it ends.</summary>
    /// <param name="script">What to run.</param>
    /// <param name="browse">Receives the page and the shell that waits for it.</param>
    private protected async Task<(List<PSObject> Output, List<ErrorRecord> Errors)> RunAsync(string script, Func<Uri, System.Management.Automation.PowerShell, Task> browse)
    {
        using var shell = System.Management.Automation.PowerShell.Create(Session.Runspace);
        var shown = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        shell.Streams.Information.DataAdded += (_, added) =>
            shown.TrySetResult(new Uri(shell.Streams.Information[added.Index].MessageData.ToString()!.Split('\n')[^1]));
        var output = new PSDataCollection<PSObject>();
        var run = shell.AddScript(script).InvokeAsync<PSObject, PSObject>(null, output);
        await browse(await shown.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation), shell);
        var errors = new List<ErrorRecord>();
        try
        {
            await run.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        }
        catch (RuntimeException e)
        {
            errors.Add(e.ErrorRecord);
        }

        return ([.. output], [.. errors, .. shell.Streams.Error]);
    }
}
