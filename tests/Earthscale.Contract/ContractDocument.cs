using System.Text.Json.Nodes;

namespace Earthscale.Contract;

/// <summary>The contract as a tree of JSON.</summary>
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

    /// <summary>What a reference stands for; the node itself when it is not one.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node = reference.GetValue<string>().Split('/').Skip(1).Aggregate((JsonNode)Root, (place, step) => place[step]!);
        }

        return node.AsObject();
    }

    /// <summary>Every property that a schema names, those of its parts too.</summary>
    public IEnumerable<string> PropertiesOf(JsonNode schema)
    {
        var resolved = Resolve(schema);
        var own = (resolved["properties"] as JsonObject ?? []).Select(property => property.Key);
        return own.Concat((resolved["allOf"] as JsonArray ?? []).SelectMany(part => PropertiesOf(part!)));
    }
}
