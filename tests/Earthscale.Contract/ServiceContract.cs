using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Earthscale.Contract;

/// <summary>The contract of the service, to hold requests and answers against. An empty list of faults means: kept.</summary>
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

    /// <summary>The contract as it lay in the repository when this was built.</summary>
    public static ServiceContract Current { get; } = new();

    /// <summary>The hash of the contract that the generated client was made from.</summary>
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
    /// The hash of the contract as the generator works it out: not of the file's bytes but of the
    /// document read from it, so that comments and layout do not count.
    /// </summary>
    public Task<string> HashAsync() => HashAsync(_document.Root.ToJsonString());

    internal static async Task<string> HashAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var read = await OpenApiDocument.LoadAsync(stream, "json");
        return await read.Document!.GetHashCodeAsync();
    }

    /// <summary>Checks an answer.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="path">The request's path with the leading <c>/v1</c>, with or without its query.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="body">The answer's body.</param>
    /// <returns>What is wrong with it.</returns>
    public IReadOnlyList<string> Validate(string method, string path, int status, string body)
    {
        if (Find(method, path.Split('?')[0]) is not { } operation)
        {
            return [$"The contract knows no {method} {path}."];
        }

        return operation.ResponseSchema(status) is { } schema
            ? [.. _schemas.Check(schema, body)]
            : [$"The contract knows no answer {status} to {method} {path}."];
    }

    /// <summary>Checks a request: its path, its query and its body.</summary>
    /// <returns>What is wrong with it.</returns>
    public IReadOnlyList<string> ValidateRequest(string method, string pathAndQuery, string body)
    {
        var parts = pathAndQuery.Split('?', 2);
        return Find(method, parts[0]) is { } operation
            ? [.. new RequestChecker(_document, _schemas, operation).Check(parts[0][Prefix.Length..], parts.Length > 1 ? parts[1] : "", body)]
            : [$"The contract knows no {method} {parts[0]}."];
    }

    private ContractOperation? Find(string method, string path) => path.StartsWith(Prefix + "/", StringComparison.Ordinal)
        ? _document.Operations.OrderBy(operation => operation.Values).FirstOrDefault(operation => operation.Fits(method, path[Prefix.Length..]))
        : null;

    private static Stream Resource(string name) => typeof(ServiceContract).Assembly.GetManifestResourceStream(name)!;
}
