using Earthscale.Client.Authentication.AuthServer;

namespace Earthscale.Client.Authentication.Sessions;

/// <summary>What a session file was found to hold.</summary>
/// <param name="Session">The session; null when there is none that can be used.</param>
/// <param name="Error">Why the file is not ours to touch; null when it is absent or holds a session.</param>
internal sealed record SessionFileContent(SessionTokens? Session, string? Error)
{
    public static SessionFileContent Absent { get; } = new(null, null);

    /// <summary>Whether a session of this account may be written there in its stead.</summary>
    public bool IsFreeFor(string email) => Error is null && (Session is null || Session.IsOf(email));

    /// <summary>The session, when it is this account's.</summary>
    public SessionTokens? Of(string email) => Session is { } session && session.IsOf(email) ? session : null;

    public override string ToString() => Error ?? Session?.ToString() ?? "absent";
}
