using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Earthscale.Testing;

/// <summary>A server that answers as a test says, well or badly, and counts what it is asked.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private static readonly TimeSpan s_hangGuard = TimeSpan.FromSeconds(30);
    private readonly WebApplication _app;
    private int _begun;
    private int _ended;

    private ScriptedServer(WebApplication app, Func<HttpContext, Task> answer)
    {
        _app = app;
        app.Run(context => CountAsync(context, answer));
    }

    public Uri BaseUri => new(_app.Urls.First());

    /// <summary>How many requests began.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>How many requests are neither answered nor given up by their client.</summary>
    public int Open => Begun - Volatile.Read(ref _ended);

    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedServer(builder.Build(), answer);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Answers every request with JSON that depends on its query.</summary>
    public static Task<ScriptedServer> StartAsync(Func<IQueryCollection, string> json) =>
        StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(json(context.Request.Query), context.RequestAborted);
        });

    /// <summary>Never answers; ends when the client has gone.</summary>
    public static Task HangAsync(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>Waits until something is so; fails when that takes unreasonably long.</summary>
    public async Task UntilAsync(Func<ScriptedServer, bool> isSo)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(s_hangGuard);
        while (!isSo(this))
        {
            await Task.Delay(5, guard.Token);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CountAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        Interlocked.Increment(ref _begun);
        try
        {
            await answer(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went; that is what the test waits for.
        }
        finally
        {
            Interlocked.Increment(ref _ended);
        }
    }
}
