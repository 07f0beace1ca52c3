using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>A real browser without a window, driven through its debugging protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly ClientWebSocket _socket = new();
    private int _lastId;

    private Chromium(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    /// <summary>Where the browser is; null on a machine without one.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(_ => s_names, Path.Combine)
        .FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync(string path, CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("earthscale-chromium-");
        var browser = new Chromium(Process.Start(StartInfo(path, profile.FullName))!, profile);
        try
        {
            await browser._socket.ConnectAsync(await browser.PageSocketAsync(cancellationToken), cancellationToken);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    public Task GoToAsync(Uri page, CancellationToken cancellationToken) =>
        CallAsync("Page.navigate", new JsonObject { ["url"] = page.AbsoluteUri }, cancellationToken);

    /// <summary>Clicks on an element once the page has it.</summary>
    public Task ClickAsync(string id, CancellationToken cancellationToken) =>
        UntilAsync($"(e => e ? (e.click(), 'clicked') : '')(document.getElementById('{id}'))", text => text == "clicked", cancellationToken);

    /// <summary>Waits until the page's text holds a part, and gives the text.</summary>
    public Task<string> TextWithAsync(string part, CancellationToken cancellationToken) =>
        UntilAsync("document.body ? document.body.innerText : ''", text => text.Contains(part, StringComparison.Ordinal), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser's is still writing; the folder is in the machine's own temporary place.
        }
    }

    private static ProcessStartInfo StartInfo(string path, string profile) => new(
        path,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
        ])
    {
        RedirectStandardError = true,
    };

    private async Task<string> UntilAsync(string script, Predicate<string> isEnough, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Between two pages there may be none to ask.
            var answer = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = script }, cancellationToken);
            if (answer["result"]?["result"]?["value"]?.GetValue<string>() is { } text && isEnough(text))
            {
                return text;
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    // The browser names its port on its error stream, once it listens.
    private async Task<Uri> PageSocketAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("DevTools listening on ", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
                return await PageSocketAsync(new Uri(line["DevTools listening on ".Length..]), cancellationToken);
            }
        }

        throw new InvalidOperationException("The browser ended before it listened.");
    }

    private static async Task<Uri> PageSocketAsync(Uri browserSocket, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        while (true)
        {
            var targets = JsonNode.Parse(await http.GetStringAsync(new Uri($"http://{browserSocket.Authority}/json/list"), cancellationToken))!.AsArray();
            if (targets.FirstOrDefault(target => (string?)target!["type"] == "page") is { } page)
            {
                return new Uri((string)page["webSocketDebuggerUrl"]!);
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        var id = ++_lastId;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken);
            if ((int?)message["id"] == id)
            {
                return message;
            }
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var chunk = new byte[16 << 10];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(chunk.AsMemory(), cancellationToken);
            message.Write(chunk, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
