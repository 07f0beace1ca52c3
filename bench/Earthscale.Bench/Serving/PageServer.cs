using System.Globalization;
using System.Text;

namespace Earthscale.Bench.Serving;

/// <summary>Responds to <c>/COUNT/LATENCY/v1/datasets/cursor</c> (or misbehaves, if a word replaces the latency); <c>/requests</c> returns the number of requests since the last call.</summary>
internal static class PageServer
{
    /// <summary>Instead of a latency: no response.</summary>
    public const string Silent = "silent";

    /// <summary>Instead of a latency: one space of the response ten times a second.</summary>
    public const string Dripping = "dripping";

    /// <summary>Instead of a latency: 503, retry after a minute.</summary>
    public const string Down = "down";

    private static int s_requests;

    /// <summary>Serves until the input ends. The first line of the output is the address.</summary>
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(RespondAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(app.Urls.First());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static Task RespondAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Split('/');
        if (path.Length == 6)
        {
            Interlocked.Increment(ref s_requests);
            return RespondAsync(context, Number(path[1]), path[2]);
        }

        return context.Response.WriteAsync(Interlocked.Exchange(ref s_requests, 0).ToString(CultureInfo.InvariantCulture));
    }

    private static Task RespondAsync(HttpContext context, int count, string behavior) => behavior switch
    {
        Silent => Task.Delay(Timeout.Infinite, context.RequestAborted),
        Dripping => SendSlowlyAsync(context),
        Down => RejectAsync(context),
        _ => RespondWithPageAsync(context, count, Number(behavior)),
    };

    private static async Task SendSlowlyAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(" ", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(100, context.RequestAborted);
        }
    }

    private static Task RejectAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "60";
        return Task.CompletedTask;
    }

    private static async Task RespondWithPageAsync(HttpContext context, int count, int latency)
    {
        var pageSize = Number(context.Request.Query["limit"]!);
        var page = context.Request.Query["cursor"] is [{ } cursor] ? Number(cursor) : 0;
        var items = RenderedPages.Items(pageSize, page);
        var end = (page + 1L) * pageSize < count
            ? Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"next_cursor\":\"{page + 1}\"}}"))
            : ",\"next_cursor\":null}"u8.ToArray();
        if (latency > 0)
        {
            await Task.Delay(latency, context.RequestAborted);
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = items.Length + end.Length;
        await context.Response.Body.WriteAsync(items, context.RequestAborted);
        await context.Response.Body.WriteAsync(end, context.RequestAborted);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
