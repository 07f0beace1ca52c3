using System.Net.Http.Headers;

namespace Earthscale.Client.Http;

/// <summary>An answer's body, read whole and held in memory.</summary>
internal sealed class AnswerBody : HttpContent
{
    /// <summary>The largest body, in bytes after decompression, that is read: many times the largest page.</summary>
    public const int MaxLength = 64 << 20;

    /// <summary>How much is read of an error's body, in bytes after decompression: its words stand at its beginning.</summary>
    public const int MaxErrorLength = 1 << 20;

    private AnswerBody(ReadOnlyMemory<byte> bytes, HttpContentHeaders headers)
    {
        Bytes = bytes;
        Headers.ContentType = headers.ContentType;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads a body to its end; that of an error no further than <see cref="MaxErrorLength"/>.</summary>
    /// <exception cref="MalformedAnswerException">It is too long, or not compressed as it says.</exception>
    public static async Task<AnswerBody> ReadAsync(HttpResponseMessage response, Uri uri, CancellationToken cancellationToken)
    {
        var (content, isGood) = (response.Content, response.IsSuccessStatusCode);
        var limit = isGood ? MaxLength : MaxErrorLength;
        if (isGood && content.Headers.ContentLength > limit)
        {
            throw TooLong(uri);
        }

        // The length announced is only believed as far as it costs little.
        using var buffer = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 16 << 10, MaxErrorLength));
        if (!await CopyAsync(content, buffer, limit, uri, cancellationToken).ConfigureAwait(false) && isGood)
        {
            throw TooLong(uri);
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

    // Returns whether the body ended within the limit.
    private static async Task<bool> CopyAsync(HttpContent content, MemoryStream buffer, int limit, Uri uri, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var chunk = new byte[16 << 10];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (buffer.Length + read > limit)
                {
                    return false;
                }

                buffer.Write(chunk, 0, read);
            }

            return true;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Gzip and deflate say the one, Brotli the other.
            throw new MalformedAnswerException($"The answer of {uri.GetLeftPart(UriPartial.Path)} is not compressed as it says. Is the address the service's?", e);
        }
    }

    private static MalformedAnswerException TooLong(Uri uri) =>
        new($"The answer of {uri.GetLeftPart(UriPartial.Path)} is longer than {MaxLength >> 20} MiB; the rest was not read. Is the address the service's?");
}
