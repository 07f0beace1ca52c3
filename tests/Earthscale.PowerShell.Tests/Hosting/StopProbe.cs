using System.Management.Automation;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>Stops a script that ends in <c>| Out-Probe</c> while a server holds its requests.</summary>
internal static class StopProbe
{
    /// <summary>Runs the script, stops it after this number of requests, and acts when its commands know of the stop.</summary>
    public static async Task<(int Sent, IReadOnlyList<string> Warnings)> RunAsync(
        ModuleSession session, ScriptedServer server, string script, int requests, Action stopped, params object?[] arguments)
    {
        session.Run("param($probe) Import-Module $probe", typeof(OutProbeCommand).Assembly.Location).ThrowOnError();
        var before = server.Begun;
        OutProbeCommand.Reset();
        using var shell = System.Management.Automation.PowerShell.Create(session.Runspace);
        shell.AddScript(script);
        Array.ForEach(arguments, argument => shell.AddArgument(argument));
        var running = shell.BeginInvoke();
        await server.UntilAsync(it => it.Begun == before + requests);
        var stop = shell.BeginStop(null, null);
        await OutProbeCommand.StopRequest.WaitAsync(TestContext.Current.CancellationToken);
        stopped();
        await Task.Factory.FromAsync(stop, shell.EndStop);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        return (server.Begun - before, [.. shell.Streams.Warning.Select(record => record.Message)]);
    }
}
