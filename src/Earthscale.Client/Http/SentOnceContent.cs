using System.Net;

namespace Earthscale.Client.Http;

/// <summary>A request's body, perhaps empty, that is sent once per attempt and records whether it was sent.</summary>
/// <remarks>
/// .NET itself resends a request without content, up to 3 times, if a connection closes before the first byte of a
/// response; it does not resend a request whose content has started to be sent.
/// </remarks>
/// <param name="body">The body.</param>
/// <param name="log">Records when the body is sent.</param>
/// <param name="time">The clock.</param>
internal sealed class SentOnceContent(ReadOnlyMemory<byte> body, AttemptLog log, TimeProvider time) : HttpContent
{
    private const int Waiting = 0;
    private const int Left = 1;
    private const int Stopped = 2;
    private int _state;

    /// <summary>Whether the current attempt was sent.</summary>
    public bool HasLeft => Volatile.Read(ref _state) == Left;

    /// <summary>Replaces a request's content. With every method, gateways treat a length of 0 as no body.</summary>
    public static void ReplaceContent(HttpRequestMessage request, TimeProvider time)
    {
        // The content is already in memory.
        using var given = request.Content;
        using var stream = given?.ReadAsStream();
        var bytes = new byte[stream?.Length ?? 0];
        stream?.ReadExactly(bytes);
        request.Content = new SentOnceContent(bytes, AttemptLog.Of(request), time);
        request.Content.Headers.ContentType = given?.Headers.ContentType;
    }

    /// <summary>Starts an attempt.</summary>
    public void Begin() => Volatile.Write(ref _state, Waiting);

    /// <summary>Prevents the current attempt from being sent; false if it was sent.</summary>
    public bool TryStop() => Interlocked.CompareExchange(ref _state, Stopped, Waiting) != Left;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Left, Waiting) is var before and not Waiting)
        {
            return Task.FromException(before == Stopped ? new OperationCanceledException() : new IOException("The request was already sent."));
        }

        log.LeftAt = time.GetTimestamp();
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
