using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Earthscale.Testing;

/// <summary>A server whose responses a test defines, and which counts its requests.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _begun;
    private int _ended;

    private ScriptedServer(WebApplication app, Func<HttpContext, Task> respond)
    {
        _app = app;
        app.Run(context => CountAsync(context, respond));
    }

    public Uri BaseUri => new(_app.Urls.First());

    /// <summary>The number of requests.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>The number of requests in progress.</summary>
    public int Open => Begun - Volatile.Read(ref _ended);

    public static async Task<ScriptedServer> StartAsync(Func<HttpContext, Task> respond)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ScriptedServer(builder.Build(), respond);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Responds to every request with JSON that depends on its query.</summary>
    public static Task<ScriptedServer> StartAsync(Func<IQueryCollection, string> json) =>
        StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(json(context.Request.Query), context.RequestAborted);
        });

    /// <summary>Never responds; ends when the client disconnects.</summary>
    public static Task HangAsync(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    /// <summary>Waits until a condition is true; fails after 30 seconds.</summary>
    public Task UntilAsync(Func<ScriptedServer, bool> condition) => Polling.UntilAsync(() => condition(this));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task CountAsync(HttpContext context, Func<HttpContext, Task> respond)
    {
        Interlocked.Increment(ref _begun);
        try
        {
            await respond(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client disconnected, as the test expects.
        }
        finally
        {
            Interlocked.Increment(ref _ended);
        }
    }
}
