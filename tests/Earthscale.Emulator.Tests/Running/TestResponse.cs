using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Earthscale.Emulator.Tests.Running;

/// <summary>A complete response.</summary>
internal sealed record TestResponse(int Status, string Body, HttpResponseHeaders Headers, string? ContentType)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>A string property.</summary>
    public string Text(string name) => (string)Json[name]!;

    /// <summary>The names of the datasets in a listing of either kind.</summary>
    public IReadOnlyList<string> Names() =>
        [.. (Json as JsonArray ?? Json["items"]!.AsArray()).Select(item => (string)item!["name"]!)];
}
