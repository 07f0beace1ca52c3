using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Earthscale.Contract;

/// <summary>Checks requests and responses against the contract of the service. An empty list of errors means valid.</summary>
public sealed class ServiceContract
{
    private const string Prefix = "/v1";

    private readonly ContractDocument _document;
    private readonly SchemaChecker _schemas;

    private ServiceContract()
    {
        using var reader = new StreamReader(Resource("earthscale-v1.yaml"));
        _document = new ContractDocument(reader);
        _schemas = new SchemaChecker(_document.Schemas);
    }

    /// <summary>The contract in the repository at build time.</summary>
    public static ServiceContract Current { get; } = new();

    /// <summary>The hash of the contract from which the client was generated.</summary>
    public static string GeneratedHash
    {
        get
        {
            using var stream = Resource("kiota-lock.json");
            using var json = JsonDocument.Parse(stream);
            return json.RootElement.GetProperty("descriptionHash").GetString()!;
        }
    }

    /// <summary>
    /// The hash of the contract as the generator computes it: not of the file's bytes, but of the
    /// parsed document, so that comments and layout have no effect.
    /// </summary>
    public Task<string> HashAsync() => HashAsync(_document.Root.ToJsonString());

    internal static async Task<string> HashAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var read = await OpenApiDocument.LoadAsync(stream, "json");
        return await read.Document!.GetHashCodeAsync();
    }

    /// <summary>Checks a response.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="path">The request's path, including <c>/v1</c>, with or without its query.</param>
    /// <param name="status">The status of the response.</param>
    /// <param name="body">The body of the response.</param>
    /// <returns>The errors.</returns>
    public IReadOnlyList<string> Validate(string method, string path, int status, string body)
    {
        if (Find(method, path.Split('?')[0]) is not { } operation)
        {
            return [$"The contract knows no {method} {path}."];
        }

        return operation.ResponseSchema(status) is { } schema
            ? [.. _schemas.Check(schema, body)]
            : [$"The contract has no response {status} to {method} {path}."];
    }

    /// <summary>Checks a request: its path, query and body.</summary>
    /// <returns>The errors.</returns>
    public IReadOnlyList<string> ValidateRequest(string method, string pathAndQuery, string body)
    {
        var parts = pathAndQuery.Split('?', 2);
        return Find(method, parts[0]) is { } operation
            ? [.. new RequestChecker(_document, _schemas, operation).Check(parts[0][Prefix.Length..], parts.Length > 1 ? parts[1] : "", body)]
            : [$"The contract knows no {method} {parts[0]}."];
    }

    private ContractOperation? Find(string method, string path) => path.StartsWith(Prefix + "/", StringComparison.Ordinal)
        ? _document.Operations.OrderBy(operation => operation.Values).FirstOrDefault(operation => operation.Matches(method, path[Prefix.Length..]))
        : null;

    private static Stream Resource(string name) => typeof(ServiceContract).Assembly.GetManifestResourceStream(name)!;
}
