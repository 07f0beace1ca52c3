using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Earthscale.Client.Authentication.Browser;

/// <summary>Listens on a free loopback port for the browser's callback.</summary>
/// <remarks>
/// 127.0.0.1 and not localhost: the browser can resolve the name to another address, and the auth service accepts a
/// loopback address with any query, whereas a name must match its list.
/// </remarks>
internal sealed class CallbackListener : IDisposable
{
    private const int MaxRequest = 16 << 10;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Callback> _callback = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _state;

    /// <param name="state">The secret state that a callback must have.</param>
    public CallbackListener(string state)
    {
        _state = state;
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        RedirectUri = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{Browser.Callback.Path}?state={state}"));
        _ = AcceptAsync();
    }

    /// <summary>The callback address.</summary>
    public Uri RedirectUri { get; }

    /// <summary>Completes with the browser's callback.</summary>
    public Task<Callback> Callback => _callback.Task;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                // Browsers open connections that they may never use, so each connection is served separately.
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false), _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The listener was disposed.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var _ = client;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(s_patience);
            var stream = client.GetStream();
            if (await ReadRequestLineAsync(stream, limit.Token).ConfigureAwait(false) is not { } line)
            {
                return;
            }

            var (status, page, callback) = Browser.Callback.Read(line, _state);
            await stream.WriteAsync(Response(status, page), limit.Token).ConfigureAwait(false);
            client.Client.Shutdown(SocketShutdown.Send);
            if (callback is not null)
            {
                _callback.TrySetResult(callback);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser or the user tries again.
        }
    }

    private static async Task<string?> ReadRequestLineAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxRequest];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            length += read;
            // Read to the end of the headers: closing a connection with unread bytes resets it, and the page is lost.
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) >= 0)
            {
                return Encoding.ASCII.GetString(buffer, 0, buffer.AsSpan().IndexOf("\r\n"u8));
            }
        }

        return null;
    }

    private static byte[] Response(HttpStatusCode status, string page) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"HTTP/1.1 {(int)status} {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(page)}\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'\r\nConnection: close\r\n\r\n{page}"));
}
