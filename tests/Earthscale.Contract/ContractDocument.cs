using System.Text.Json.Nodes;

namespace Earthscale.Contract;

/// <summary>The contract as a JSON tree.</summary>
internal sealed class ContractDocument
{
    public ContractDocument(TextReader yaml)
    {
        Root = YamlToJson.Read(yaml).AsObject();
        Operations =
        [
            .. from path in Root["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               select new ContractOperation(this, operation.Key, path.Key, operation.Value!.AsObject()),
        ];
    }

    public JsonObject Root { get; }

    public JsonObject Schemas => Root["components"]!["schemas"]!.AsObject();

    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>The target of a reference; the node itself if it is not a reference.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node = reference.GetValue<string>().Split('/').Skip(1).Aggregate((JsonNode)Root, (place, step) => place[step]!);
        }

        return node.AsObject();
    }

    /// <summary>All properties of a schema, including those of its parts.</summary>
    public IEnumerable<string> PropertiesOf(JsonNode schema)
    {
        var resolved = Resolve(schema);
        var own = (resolved["properties"] as JsonObject ?? []).Select(property => property.Key);
        return own.Concat((resolved["allOf"] as JsonArray ?? []).SelectMany(part => PropertiesOf(part!)));
    }
}
