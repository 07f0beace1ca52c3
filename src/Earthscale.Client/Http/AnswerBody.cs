using System.Net.Http.Headers;

namespace Earthscale.Client.Http;

/// <summary>An answer's body, read whole and held in memory.</summary>
internal sealed class AnswerBody : HttpContent
{
    /// <summary>The largest body, in bytes after decompression, that is read: many times the largest page.</summary>
    public const int MaxLength = 64 << 20;

    private AnswerBody(ReadOnlyMemory<byte> bytes, HttpContentHeaders headers)
    {
        Bytes = bytes;
        Headers.ContentType = headers.ContentType;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public static async Task<AnswerBody> ReadAsync(HttpContent content, Uri uri, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxLength)
        {
            throw TooLong(uri);
        }

        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var buffer = new MemoryStream((int)(content.Headers.ContentLength ?? 16 << 10));
        var chunk = new byte[16 << 10];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (buffer.Length + read > MaxLength)
            {
                throw TooLong(uri);
            }

            buffer.Write(chunk, 0, read);
        }

        return new AnswerBody(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), content.Headers);
    }

    protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
        stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }

    private static MalformedAnswerException TooLong(Uri uri) =>
        new($"The answer of {uri.GetLeftPart(UriPartial.Path)} is longer than {MaxLength >> 20} MiB; the rest was not read. Is the address the service's?");
}
