namespace Earthscale.Emulator.Http;

/// <summary>A request with its whole body, as the endpoints see it.</summary>
internal sealed record EmulatorRequest
{
    public required string Method { get; init; }

    /// <summary>The decoded path, without the query.</summary>
    public required string Path { get; init; }

    public required IQueryCollection Query { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>What stands in the braces of the route.</summary>
    public IReadOnlyDictionary<string, string> PathValues { get; init; } = new Dictionary<string, string>();

    /// <summary>The last value of a query parameter, as FastAPI reads a parameter that is not a list; null when absent.</summary>
    public string? QueryValue(string name) => Query.TryGetValue(name, out var values) ? values[^1] : null;

    /// <summary>One header's value, or null.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    /// <summary>The bearer token, or null when the request carries none.</summary>
    public string? BearerToken()
    {
        const string scheme = "Bearer ";
        var value = Header("Authorization");
        return value is not null && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? value[scheme.Length..].Trim()
            : null;
    }
}
