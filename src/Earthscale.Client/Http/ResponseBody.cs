using System.Net.Http.Headers;

namespace Earthscale.Client.Http;

/// <summary>A response's complete body, in memory.</summary>
internal sealed class ResponseBody : HttpContent
{
    /// <summary>The maximum length of a body, in bytes after decompression: many times the largest page.</summary>
    public const int MaxLength = 64 << 20;

    /// <summary>The number of bytes, after decompression, that are read of an error's body: its message is at its start.</summary>
    public const int MaxErrorLength = 1 << 20;

    private ResponseBody(BodyBuffer buffer, HttpContentHeaders headers)
    {
        Buffer = buffer;
        Headers.ContentType = headers.ContentType;
    }

    /// <summary>The bytes, which outlive this object.</summary>
    public BodyBuffer Buffer { get; }

    /// <summary>Reads a body to its end; an error's body up to <see cref="MaxErrorLength"/>.</summary>
    /// <exception cref="MalformedResponseException">The body is too long, or its compression is invalid.</exception>
    public static async Task<ResponseBody> ReadAsync(HttpResponseMessage response, Uri uri, CancellationToken cancellationToken)
    {
        var (content, isGood) = (response.Content, response.IsSuccessStatusCode);
        var limit = isGood ? MaxLength : MaxErrorLength;
        if (isGood && content.Headers.ContentLength > limit)
        {
            throw TooLong(uri);
        }

        // Content-Length is trusted only up to a small size; one byte more shows the end without growing.
        var buffer = new BodyBuffer((int)Math.Min(content.Headers.ContentLength ?? 16 << 10, MaxErrorLength) + 1);
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer.GetMemory(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (buffer.Length + read > limit)
                {
                    return isGood ? throw TooLong(uri) : new ResponseBody(buffer, content.Headers);
                }

                buffer.Advance(read);
            }

            return new ResponseBody(buffer, content.Headers);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // Gzip and deflate throw the former, Brotli the latter.
            throw new MalformedResponseException($"The compression of the response from {uri.GetLeftPart(UriPartial.Path)} is invalid. Check that the address is the service's.", e);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
        stream.WriteAsync(Buffer.Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Buffer.Length;
        return true;
    }

    private static MalformedResponseException TooLong(Uri uri) =>
        new($"The response of {uri.GetLeftPart(UriPartial.Path)} is longer than {MaxLength >> 20} MiB; the rest was not read. Check that the address is the service's.");
}
