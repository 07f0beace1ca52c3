using System.Management.Automation;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Earthscale.PowerShell.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>Ctrl+C ends the command for every behavior of the server, and no request stays open.</summary>
public sealed class GetEsDatasetStopTests
{
    private const string EmptyPage = """{"items":[],"next_cursor":null}""";

    [Fact]
    public async Task Stops_before_the_response_starts()
    {
        await StopsAsync(ScriptedServer.HangAsync, (server, _) => server.UntilAsync(it => it.Open == 1));
    }

    [Fact]
    public async Task Stops_in_the_middle_of_a_response()
    {
        var isHalfSent = false;
        await StopsAsync(
            async context =>
            {
                await context.Response.WriteAsync("""{"items":[""", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                Volatile.Write(ref isHalfSent, true);
                await ScriptedServer.HangAsync(context);
            },
            (server, _) => server.UntilAsync(_ => Volatile.Read(ref isHalfSent)));
    }

    [Fact]
    public async Task Stops_during_a_slow_response()
    {
        var sent = 0;
        await StopsAsync(
            async context =>
            {
                while (true)
                {
                    await context.Response.WriteAsync(" ", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    Interlocked.Increment(ref sent);
                    await Task.Delay(5, context.RequestAborted);
                }
            },
            (server, _) => server.UntilAsync(_ => Volatile.Read(ref sent) > 3));
    }

    [Fact]
    public async Task Stops_during_the_wait_before_a_retry()
    {
        await StopsAsync(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "50";
                return Task.CompletedTask;
            },
            (server, shell) => server.UntilAsync(_ => shell.Streams.Warning.Count > 0));
    }

    [Fact]
    public async Task Stops_during_the_connection_attempt()
    {
        var server = await StartAsync(ScriptedServer.HangAsync);
        using var session = ModuleSession.ConnectedTo(server.BaseUri);
        var endpoint = new IPEndPoint(IPAddress.Loopback, server.BaseUri.Port);
        await server.DisposeAsync();

        // Connections that are not accepted fill the queue; the next ones wait for the TCP handshake.
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(endpoint);
        listener.Listen(0);
        using var filler = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var overflow = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await filler.ConnectAsync(endpoint, TestContext.Current.CancellationToken);
        _ = overflow.ConnectAsync(endpoint, TestContext.Current.CancellationToken).AsTask();

        using var shell = Begin(session, out var running);
        await Polling.UntilAsync(() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Count(connection => connection.State == TcpState.SynSent && connection.RemoteEndPoint.Port == endpoint.Port) >= 2);

        await StopAsync(shell, running);
    }

    private static async Task StopsAsync(Func<HttpContext, Task> respond, Func<ScriptedServer, System.Management.Automation.PowerShell, Task> untilBusy)
    {
        await using var server = await StartAsync(respond);
        using var session = ModuleSession.ConnectedTo(server.BaseUri);
        using var shell = Begin(session, out var running);
        await untilBusy(server, shell);

        await StopAsync(shell, running);

        await server.UntilAsync(it => it.Open == 0);
        Assert.Equal(2, server.Begun);
    }

    // The first request is the check of Connect-EsAccount.
    private static Task<ScriptedServer> StartAsync(Func<HttpContext, Task> respond)
    {
        var number = 0;
        return ScriptedServer.StartAsync(context => Interlocked.Increment(ref number) == 1 ? context.Response.WriteAsync(EmptyPage) : respond(context));
    }

    private static System.Management.Automation.PowerShell Begin(ModuleSession session, out IAsyncResult running)
    {
        var shell = System.Management.Automation.PowerShell.Create(session.Runspace).AddScript("Get-EsDataset; 'never reached'");
        running = shell.BeginInvoke();
        return shell;
    }

    // The time limit only ends a hanging test.
    private static async Task StopAsync(System.Management.Automation.PowerShell shell, IAsyncResult running)
    {
        await Task.Run(shell.Stop, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Empty(shell.Streams.Error);
    }
}
