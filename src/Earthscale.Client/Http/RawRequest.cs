namespace Earthscale.Client.Http;

/// <summary>A request to any endpoint of the service.</summary>
public sealed record RawRequest
{
    /// <summary>Gets the method, such as GET or POST.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the path below the service's root, such as <c>/v1/datasets</c>, with or without a query; or an address at the service.</summary>
    public required string Path { get; init; }

    /// <summary>Gets further query parameters, in order, unescaped.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>Gets the body, as JSON; null for none.</summary>
    public string? JsonBody { get; init; }
}
