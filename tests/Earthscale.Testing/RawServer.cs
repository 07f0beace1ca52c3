using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Earthscale.Testing;

/// <summary>A server that sends exactly the bytes of the test, with one connection per request.</summary>
public sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> _respond;
    private readonly List<string> _requests = [];
    private readonly Task _accepting;

    /// <param name="respond">Receives a request's head and responds to it; the connection is then closed.</param>
    public RawServer(Func<string, Stream, CancellationToken, Task> respond)
    {
        _respond = respond;
        _listener.Start();
        BaseUri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _accepting = AcceptAsync();
    }

    public Uri BaseUri { get; }

    /// <summary>The heads of all requests: request line and headers.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>A server with the same response to every request.</summary>
    public static RawServer Returning(string response) => new((_, stream, stop) => stream.WriteAsync(Encoding.UTF8.GetBytes(response), stop).AsTask());

    /// <summary>A server that responds to every request with 200 and a body.</summary>
    public static RawServer Returning(string contentType, string body) =>
        Returning($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test has ended.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = await ReadRequestAsync(stream);
                if (head.Length == 0)
                {
                    return;
                }

                lock (_requests)
                {
                    _requests.Add(head);
                }

                await _respond(head, stream, _stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // The client has disconnected, or the test has ended.
            }
        }
    }

    // Returns the head, and reads the body, so that closing does not reset the connection.
    private async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!(bytes.Count >= 4 && bytes[^4] == '\r' && bytes[^3] == '\n' && bytes[^2] == '\r' && bytes[^1] == '\n'))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return "";
            }

            bytes.Add(one[0]);
        }

        var head = Encoding.ASCII.GetString([.. bytes]);
        var length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        await stream.ReadExactlyAsync(new byte[length is null ? 0 : int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)], _stop.Token);
        return head;
    }
}
