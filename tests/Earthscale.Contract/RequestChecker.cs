using System.Text.Json.Nodes;

namespace Earthscale.Contract;

/// <summary>Checks a request against an operation.</summary>
internal sealed class RequestChecker(ContractDocument document, SchemaChecker schemas, ContractOperation operation)
{
    public IEnumerable<string> Check(string path, string query, string body) =>
        [.. CheckPath(path), .. CheckQuery(query), .. CheckBody(body)];

    private IEnumerable<string> CheckPath(string path) =>
        from parameter in operation.Parameters
        where (string?)parameter["in"] == "path"
        from error in CheckValue(parameter, (string)parameter["name"]!, operation.PathValue(path, (string)parameter["name"]!))
        select error;

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

            foreach (var error in sent.SelectMany(pair => CheckValue(parameter, sent.Key, pair.Value)))
            {
                yield return error;
            }
        }
    }

    private IEnumerable<string> CheckValue(JsonObject parameter, string name, string value)
    {
        var schema = parameter["schema"]!;
        schema = (string?)schema["type"] == "array" ? schema["items"]! : schema;
        var isText = (string?)schema["type"] == "string";
        return schemas.Check(schema, isText ? JsonValue.Create(value).ToJsonString() : value)
            .Select(error => $"The parameter '{name}' is '{value}': {error}");
    }

    private IEnumerable<string> CheckBody(string body)
    {
        var schema = operation.RequestSchema(body, out var error);
        if (schema is null)
        {
            return body.Length == 0 ? [] : ["The operation takes no body."];
        }

        return error is null ? [.. schemas.Check(schema, body), .. UnknownFields(schema, body)] : [error];
    }

    /// <summary>The service ignores unknown fields, so that a misspelled field would have no effect and no error.</summary>
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
