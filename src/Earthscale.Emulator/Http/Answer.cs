using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Earthscale.Emulator.Http;

/// <summary>What an endpoint answers: nothing is on its way to the client yet.</summary>
internal sealed record Answer(int Status)
{
    /// <summary>FastAPI leaves characters beyond ASCII as they are.</summary>
    private static readonly JsonWriterOptions s_jsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Answer Json(int status, ReadOnlyMemory<byte> body) =>
        new(status) { ContentType = "application/json", Body = body };

    public static Answer Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_jsonOptions))
        {
            write(json);
        }

        return Json(status, buffer.WrittenMemory);
    }

    public static Answer Html(int status, string html) =>
        new(status) { ContentType = "text/html; charset=utf-8", Body = Encoding.UTF8.GetBytes(html) };

    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
