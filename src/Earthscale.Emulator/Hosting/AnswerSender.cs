using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Hosting;

/// <summary>Puts an answer on the wire.</summary>
internal static class AnswerSender
{
    public static async Task SendAsync(HttpContext context, Answer answer)
    {
        SendHead(context.Response, answer, answer.Body.Length);
        if (answer.Body.Length > 0)
        {
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    /// <summary>Sends half of the answer, promises all of it and more, and cuts the connection.</summary>
    public static async Task SendTruncatedAsync(HttpContext context, Answer answer, int neverSent)
    {
        SendHead(context.Response, answer, answer.Body.Length + neverSent);
        await context.Response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static void SendHead(HttpResponse response, Answer answer, long length)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (answer.Status != 204)
        {
            response.ContentLength = length;
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }
    }
}
