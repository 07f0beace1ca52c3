using Earthscale.Emulator.Faults;

namespace Earthscale.Emulator.Recording;

/// <summary>A request that the emulator received, and its response.</summary>
public sealed record RecordedRequest
{
    /// <summary>How many bytes of a body are kept.</summary>
    public const int KeptBodyLength = 64 * 1024;

    /// <summary>Counts requests from 1, in the order in which they arrived.</summary>
    public long Number { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was sent, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The path and the query as they were sent.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Every header of the request; names compare without regard to case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text, cut after <see cref="KeptBodyLength"/> bytes; empty when there was none.</summary>
    public required string Body { get; init; }

    /// <summary>The status of the response; 0 before there is one, and when the connection ended first.</summary>
    public int Status { get; init; }

    /// <summary>The response's <c>x-request-id</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>How the request failed by plan, or null.</summary>
    public Fault? Fault { get; init; }

    /// <summary>How long it took until the response was ready.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Method, path and status; never headers, query or body, as they may hold secrets.</summary>
    public override string ToString() => $"{Method} {Path} {Status}";
}
