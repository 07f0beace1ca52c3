namespace Earthscale;

/// <summary>
/// An account at a service. Commands use it to send requests. Thread-safe, also across runspaces. It displays and
/// serializes the account and the service, never a secret; a deserialized copy has no credentials.
/// </summary>
public abstract class EarthscaleContext
{
    /// <summary>
    /// Gets the name that the -Context parameter accepts in the session that signed in; null if the account comes from the
    /// environment or the session file.
    /// </summary>
    public abstract string? Name { get; }

    /// <summary>Gets the account's email address; null for an API key.</summary>
    public abstract string? Account { get; }

    /// <summary>Gets the sign-in method.</summary>
    public abstract SignInKind SignIn { get; }

    /// <summary>Gets the service's root URL, without <c>/v1</c>.</summary>
    public abstract Uri ApiUri { get; }

    /// <summary>Gets the time when the current access token expires (it is renewed automatically); null for an API key.</summary>
    public abstract DateTimeOffset? ExpiresAt { get; }

    /// <summary>Gets the source of the credentials: a parameter, an environment variable, or a file.</summary>
    public abstract string Source { get; }

    /// <summary>Returns the name, the account, and the service.</summary>
    public override string ToString() => $"{(Name is null ? "" : $"{Name}: ")}{Account ?? SignIn.ToString()} at {ApiUri}";
}
