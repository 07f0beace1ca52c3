using Earthscale.Emulator.Faults;

namespace Earthscale.Emulator.Recording;

/// <summary>A recorded request with its response.</summary>
public sealed record RecordedRequest
{
    /// <summary>The number of bytes of a body to keep.</summary>
    public const int KeptBodyLength = 64 * 1024;

    /// <summary>Gets the number of the request, from 1, in the order of arrival.</summary>
    public long Number { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the raw path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the raw path and query.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Gets the headers, with case-insensitive names.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body as text, truncated after <see cref="KeptBodyLength"/> bytes; empty if there is none.</summary>
    public required string Body { get; init; }

    /// <summary>Gets the status of the response; 0 before the response, and if the connection ended first.</summary>
    public int Status { get; init; }

    /// <summary>Gets the response's <c>x-request-id</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Gets the injected fault; null if there is none.</summary>
    public Fault? Fault { get; init; }

    /// <summary>Gets the time until the response.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Returns the method, the path, and the status; not the headers, the query, or the body, which may contain secrets.</summary>
    public override string ToString() => $"{Method} {Path} {Status}";
}
