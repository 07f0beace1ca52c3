using System.Net.Http.Headers;

namespace Earthscale.Client.Http;

/// <summary>A response's body, read whole and held in memory.</summary>
internal sealed class ResponseBody : HttpContent
{
    /// <summary>The largest body, in bytes after decompression, that is read: many times the largest page.</summary>
    public const int MaxLength = 64 << 20;

    /// <summary>How much is read of an error's body, in bytes after decompression: its words stand at its beginning.</summary>
    public const int MaxErrorLength = 1 << 20;

    private ResponseBody(BodyBuffer buffer, HttpContentHeaders headers)
    {
        Buffer = buffer;
        Headers.ContentType = headers.ContentType;
    }

    /// <summary>The bytes; they outlive this object.</summary>
    public BodyBuffer Buffer { get; }

    /// <summary>Reads a body to its end; that of an error no further than <see cref="MaxErrorLength"/>.</summary>
    /// <exception cref="MalformedResponseException">It is too long, or not compressed as it says.</exception>
    public static async Task<ResponseBody> ReadAsync(HttpResponseMessage response, Uri uri, CancellationToken cancellationToken)
    {
        var (content, isGood) = (response.Content, response.IsSuccessStatusCode);
        var limit = isGood ? MaxLength : MaxErrorLength;
        if (isGood && content.Headers.ContentLength > limit)
        {
            throw TooLong(uri);
        }

        // The length announced is only believed as far as it costs little; one byte more shows the end without growing.
        var buffer = new BodyBuffer((int)Math.Min(content.Headers.ContentLength ?? 16 << 10, MaxErrorLength) + 1);
        return await FillAsync(buffer, content, limit, uri, cancellationToken).ConfigureAwait(false) || !isGood
            ? new ResponseBody(buffer, content.Headers)
            : throw TooLong(uri);
    }

    protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
        stream.WriteAsync(Buffer.Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Buffer.Length;
        return true;
    }

    // Returns whether the body ended within the limit.
    private static async Task<bool> FillAsync(BodyBuffer buffer, HttpContent content, int limit, Uri uri, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer.MakeRoom(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (buffer.Length + read > limit)
                {
                    return false;
                }

                buffer.Advance(read);
            }

            return true;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Gzip and deflate say the one, Brotli the other.
            throw new MalformedResponseException($"The response of {uri.GetLeftPart(UriPartial.Path)} is not compressed as it says. Is the address the service's?", e);
        }
    }

    private static MalformedResponseException TooLong(Uri uri) =>
        new($"The response of {uri.GetLeftPart(UriPartial.Path)} is longer than {MaxLength >> 20} MiB; the rest was not read. Is the address the service's?");
}
