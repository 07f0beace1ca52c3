using Earthscale.Client.Authentication.AuthServer;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>The content of a session file.</summary>
/// <param name="Session">The session; null if the file is missing or invalid.</param>
/// <param name="Error">Why the file is invalid and must not be changed; null if it is missing or contains a session.</param>
internal sealed record SessionFileContent(SessionTokens? Session, string? Error)
{
    public static SessionFileContent Absent { get; } = new(null, null);

    /// <summary>Whether a session of this account may replace the content.</summary>
    public bool IsFreeFor(string email) => Error is null && (Session is null || Session.IsOf(email));

    /// <summary>Gets the session if it belongs to this account.</summary>
    public SessionTokens? Of(string email) => Session is { } session && session.IsOf(email) ? session : null;

    public override string ToString() => Error ?? Session?.ToString() ?? "absent";
}
