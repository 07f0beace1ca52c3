using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Earthscale.Contract;

/// <summary>Checks JSON against schemas of the contract.</summary>
internal sealed class SchemaChecker(JsonObject schemas)
{
    private static readonly JsonSchemaValidatorSettings s_settings = CreateSettings();

    private readonly JsonObject _definitions = (JsonObject)ForJsonSchema(schemas)!;
    private readonly ConcurrentDictionary<string, JsonSchema> _parsed = new();

    public IEnumerable<string> Check(JsonNode schema, string json)
    {
        var checker = _parsed.GetOrAdd(schema.ToJsonString(), _ => Parse(schema));
        try
        {
            return [.. Flatten(checker.Validate(json, s_settings))];
        }
        catch (Newtonsoft.Json.JsonException exception)
        {
            return [$"It is not JSON: {exception.Message}"];
        }
    }

    private static JsonSchemaValidatorSettings CreateSettings()
    {
        var settings = new JsonSchemaValidatorSettings();
        settings.FormatValidators = [.. settings.FormatValidators.Where(validator => validator.Format != JsonFormatStrings.DateTime), new DateTimeFormat()];
        return settings;
    }

    private JsonSchema Parse(JsonNode schema)
    {
        var document = new JsonObject
        {
            ["definitions"] = _definitions.DeepClone(),
            ["allOf"] = new JsonArray(ForJsonSchema(schema)),
        };
        return JsonSchema.FromJsonAsync(document.ToJsonString()).GetAwaiter().GetResult();
    }

    /// <summary>
    /// Replaces keywords that the checker does not support: a const becomes an enum with one value, and the
    /// discriminator is omitted, because <see cref="ContractOperation"/> evaluates it.
    /// </summary>
    private static JsonNode? ForJsonSchema(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(ForJsonSchema)]);
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map.Where(pair => pair.Key != "discriminator"))
                {
                    AddTo(copy, key, value);
                }

                return copy;
            default:
                return node?.DeepClone();
        }
    }

    private static void AddTo(JsonObject copy, string key, JsonNode? value)
    {
        switch (key)
        {
            case "const":
                copy["enum"] = new JsonArray(value?.DeepClone());
                break;
            case "$ref":
                copy[key] = value!.GetValue<string>().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
                break;
            default:
                copy[key] = ForJsonSchema(value);
                break;
        }
    }

    /// <summary>Replaces an error of an allOf or anyOf by the errors of its parts, which say more.</summary>
    private static IEnumerable<string> Flatten(IEnumerable<ValidationError> errors) => errors.SelectMany(error =>
        error is ChildSchemaValidationError { Errors.Count: > 0 } parent
            ? parent.Errors.Values.SelectMany(Flatten)
            : [$"{error.Path}: {error.Kind}"]);
}
