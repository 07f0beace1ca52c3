using System.Net;

namespace Earthscale.Client.Http;

/// <summary>A request's body, empty where there is none, that leaves once an attempt and knows whether it has left.</summary>
/// <remarks>
/// A request without content is sent again by .NET itself, up to 3 times, when a connection closes before the first
/// byte of a response; one whose content has begun to leave is not.
/// </remarks>
/// <param name="body">The body.</param>
/// <param name="log">Is told when it leaves.</param>
/// <param name="time">The clock that says when.</param>
internal sealed class SentOnceContent(ReadOnlyMemory<byte> body, AttemptLog log, TimeProvider time) : HttpContent
{
    private const int Waiting = 0;
    private const int Left = 1;
    private const int Stopped = 2;
    private int _state;

    /// <summary>Whether the present attempt has left this process.</summary>
    public bool HasLeft => Volatile.Read(ref _state) == Left;

    /// <summary>Gives a request such a content. Gateways take a length of 0 for no body with every method.</summary>
    public static async Task UseInAsync(HttpRequestMessage request, TimeProvider time)
    {
        using var given = request.Content;
        var bytes = given is null ? [] : await given.ReadAsByteArrayAsync().ConfigureAwait(false);
        request.Content = new SentOnceContent(bytes, AttemptLog.Of(request), time);
        request.Content.Headers.ContentType = given?.Headers.ContentType;
    }

    /// <summary>Begins an attempt.</summary>
    public void Begin() => Volatile.Write(ref _state, Waiting);

    /// <summary>Keeps the present attempt from leaving; false when it has left.</summary>
    public bool TryStop() => Interlocked.CompareExchange(ref _state, Stopped, Waiting) != Left;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Left, Waiting) is var before and not Waiting)
        {
            return Task.FromException(before == Stopped ? new OperationCanceledException() : new IOException("The request has left already."));
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
