using System.Text.Json.Nodes;

namespace Earthscale.Contract;

/// <summary>Checks a request against one operation.</summary>
internal sealed class RequestChecker(ContractDocument document, SchemaChecker schemas, ContractOperation operation)
{
    public IEnumerable<string> Check(string path, string query, string body) =>
        [.. CheckPath(path), .. CheckQuery(query), .. CheckBody(body)];

    private IEnumerable<string> CheckPath(string path) =>
        from parameter in operation.Parameters
        where (string?)parameter["in"] == "path"
        from fault in CheckValue(parameter, (string)parameter["name"]!, operation.PathValue(path, (string)parameter["name"]!))
        select fault;

    private IEnumerable<string> CheckQuery(string query)
    {
        foreach (var sent in Pairs(query).GroupBy(pair => pair.Name))
        {
            var parameter = operation.Parameters.FirstOrDefault(known => (string?)known["in"] == "query" && (string?)known["name"] == sent.Key);
            if (parameter is null)
            {
                yield return $"The contract knows no query parameter '{sent.Key}'.";
                continue;
            }

            if ((string?)parameter["schema"]!["type"] != "array" && sent.Count() > 1)
            {
                yield return $"'{sent.Key}' may be sent only once.";
            }

            foreach (var fault in sent.SelectMany(pair => CheckValue(parameter, sent.Key, pair.Value)))
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<string> CheckValue(JsonObject parameter, string name, string value)
    {
        var schema = parameter["schema"]!;
        schema = (string?)schema["type"] == "array" ? schema["items"]! : schema;
        var isText = (string?)schema["type"] == "string";
        return schemas.Check(schema, isText ? JsonValue.Create(value).ToJsonString() : value)
            .Select(fault => $"The parameter '{name}' is '{value}': {fault}");
    }

    private IEnumerable<string> CheckBody(string body)
    {
        var schema = operation.RequestSchema(body, out var fault);
        if (schema is null)
        {
            return body.Length == 0 ? [] : ["The operation takes no body."];
        }

        return fault is null ? [.. schemas.Check(schema, body), .. UnknownFields(schema, body)] : [fault];
    }

    /// <summary>The service ignores a field that it does not know: a misspelt one would be lost without a word.</summary>
    private IEnumerable<string> UnknownFields(JsonNode schema, string body)
    {
        var known = document.PropertiesOf(schema).ToHashSet();
        return JsonNode.Parse(body)!.AsObject()
            .Where(field => !known.Contains(field.Key))
            .Select(field => $"The contract knows no field '{field.Key}'.");
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string query) =>
        from part in query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let sign = part.IndexOf('=', StringComparison.Ordinal)
        let name = sign < 0 ? part : part[..sign]
        let value = sign < 0 ? "" : part[(sign + 1)..]
        select (Decode(name), Decode(value));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
