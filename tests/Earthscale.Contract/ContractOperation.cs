using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Earthscale.Contract;

/// <summary>An operation of the contract: a method and a path.</summary>
internal sealed class ContractOperation(ContractDocument document, string method, string template, JsonObject operation)
{
    private readonly Regex _pattern = new(
        @"\A" + Regex.Replace(template, @"\{(\w+)\}", "(?<$1>[^/]+)", RegexOptions.CultureInvariant) + @"\z",
        RegexOptions.CultureInvariant);

    /// <summary>The precedence of the path: a literal path precedes one with parameters.</summary>
    public int Values { get; } = template.Count(letter => letter == '{');

    public IReadOnlyList<JsonObject> Parameters { get; } =
        [.. (operation["parameters"] as JsonArray ?? []).Select(parameter => document.Resolve(parameter!))];

    public bool Matches(string requestMethod, string path) =>
        string.Equals(method, requestMethod, StringComparison.OrdinalIgnoreCase) && _pattern.IsMatch(path);

    public string PathValue(string path, string name) => Uri.UnescapeDataString(_pattern.Match(path).Groups[name].Value);

    /// <summary>The schema of a response, or null if the contract does not have the status.</summary>
    public JsonNode? ResponseSchema(int status)
    {
        var responses = operation["responses"]!.AsObject();
        var response = responses[$"{status}"] ?? responses[$"{status / 100}XX"];
        return response is null ? null : JsonSchemaOf(document.Resolve(response));
    }

    /// <summary>The schema of the body, selected by the discriminator; null if the operation has no body.</summary>
    public JsonNode? RequestSchema(string body, out string? error)
    {
        error = null;
        if (operation["requestBody"] is not { } requestBody)
        {
            return null;
        }

        var schema = JsonSchemaOf(document.Resolve(requestBody))!;
        if (document.Resolve(schema)["discriminator"] is not { } discriminator)
        {
            return schema;
        }

        var kind = Text(body, discriminator["propertyName"]!.GetValue<string>());
        if (kind is not null && discriminator["mapping"]![kind] is { } target)
        {
            return new JsonObject { ["$ref"] = target.GetValue<string>() };
        }

        error = $"The body's discriminator '{kind}' is not one of the contract's.";
        return schema;
    }

    private static JsonNode? JsonSchemaOf(JsonObject content) => content["content"]?["application/json"]?["schema"];

    private static string? Text(string json, string property)
    {
        try
        {
            return (JsonNode.Parse(json) as JsonObject)?[property]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
