using System.IO.Compression;
using System.Text;

namespace Earthscale.Client.Tests.Http;

/// <summary>Responses that would fill memory or never end: each is one clear error.</summary>
public sealed class HostileResponseTests : ClientFixture
{
    // Much more than reading within the limits takes, and much less than the responses.
    private const long MemoryBound = 400L << 20;

    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

    [Theory]
    [InlineData("Content-Length: 1073741824\r\n\r\n")]
    [InlineData("\r\n")]
    public async Task A_body_of_a_gigabyte_is_not_read(string rest)
    {
        var sent = 0L;
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Head + rest), stop);
            for (var chunk = new byte[1 << 20]; sent < 1L << 30; sent += chunk.Length)
            {
                await stream.WriteAsync(chunk, stop);
            }
        });
        using var client = Client(server.BaseUri);

        var (error, allocated) = await MeasureAsync<MalformedResponseException>(client);

        Assert.Contains("longer than 64 MiB", error.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, MemoryBound);
        Assert.InRange(sent, 0, 256L << 20);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_errors_endless_body_does_not_hide_the_error()
    {
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 418 Teapot\r\nConnection: close\r\n\r\n"u8.ToArray(), stop);
            for (var chunk = new byte[1 << 20]; ;)
            {
                await stream.WriteAsync(chunk, stop);
            }
        });
        using var client = Client(server.BaseUri);

        var (error, allocated) = await MeasureAsync<ServiceException>(client);

        Assert.Equal(418, (int)error.StatusCode);
        Assert.InRange(allocated, 0, 16 << 20);
    }

    [Fact]
    public async Task A_Content_Length_without_a_body_allocates_no_memory()
    {
        await using var server = RawServer.Returning(Head + "Content-Length: 67000000\r\n\r\n{");
        using var client = Client(server.BaseUri, maxRetries: 0);

        var (error, allocated) = await MeasureAsync<ConnectionException>(client);

        Assert.Equal(ConnectionError.Broken, error.Error);
        Assert.InRange(allocated, 0, 16 << 20);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_bomb_is_not_unpacked(string encoding)
    {
        var bomb = Compress(encoding, length: 1 << 30);
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Head}Content-Encoding: {encoding}\r\nContent-Length: {bomb.Length}\r\n\r\n"), stop);
            await stream.WriteAsync(bomb, stop);
        });
        using var client = Client(server.BaseUri);

        var (error, allocated) = await MeasureAsync<MalformedResponseException>(client);

        Assert.Contains("longer than 64 MiB", error.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, MemoryBound);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_body_with_invalid_compression_is_an_error(string encoding)
    {
        await using var server = RawServer.Returning($"{Head}Content-Encoding: {encoding}\r\nContent-Length: 23\r\n\r\nthis is not compressed.");
        using var client = Client(server.BaseUri);

        var error = await FailAsync<MalformedResponseException>(client);

        Assert.Contains("The compression of the response", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000_000, 1)]
    [InlineData(10, 100_000)]
    public async Task A_header_bomb_is_not_read(int length, int count)
    {
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), stop);
            var line = Encoding.ASCII.GetBytes($"X-Bomb: {new string('x', length)}\r\n");
            for (var i = 0; i < count; i++)
            {
                await stream.WriteAsync(line, stop);
            }
        });
        using var client = Client(server.BaseUri);

        var (error, allocated) = await MeasureAsync<MalformedResponseException>(client);

        Assert.Contains("longer than 64 KiB", error.Message, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 16 << 20);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task JSON_ten_thousand_levels_deep_is_an_error()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"tags\":", 10_000)) + "1" + new string('}', 10_000);
        await using var server = RawServer.Returning("application/json", deep);
        using var client = Client(server.BaseUri);

        var error = await FailAsync<MalformedResponseException>(client);

        Assert.StartsWith($"The response of {server.BaseUri}v1/datasets/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_errors_JSON_ten_thousand_levels_deep_leaves_the_status()
    {
        var deep = new string('[', 10_000);
        await using var server = RawServer.Returning($"HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: {deep.Length + 10}\r\nConnection: close\r\n\r\n{{\"detail\":{deep}");
        using var client = Client(server.BaseUri);

        var error = await FailAsync<ServiceException>(client);

        Assert.Equal(400, (int)error.StatusCode);
    }

    [Fact]
    public async Task An_endless_response_times_out()
    {
        await using var server = new RawServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Head + "\r\n"), stop);
            while (true)
            {
                await stream.WriteAsync(" "u8.ToArray(), stop);
                await Task.Delay(20, stop);
            }
        });
        using var client = CreateClient(server.BaseUri, TimeSpan.FromMilliseconds(500));

        var error = await FailAsync<ConnectionException>(client);

        Assert.Equal(ConnectionError.TimedOut, error.Error);
    }

    private async Task<(T Error, long Allocated)> MeasureAsync<T>(EarthscaleClient client)
        where T : EarthscaleException
    {
        var before = GC.GetTotalAllocatedBytes();
        var error = await FailAsync<T>(client);
        return (error, GC.GetTotalAllocatedBytes() - before);
    }

    private static byte[] Compress(string encoding, int length)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            var zeros = new byte[1 << 20];
            for (var written = 0; written < length; written += zeros.Length)
            {
                packer.Write(zeros);
            }
        }

        return packed.ToArray();
    }
}
