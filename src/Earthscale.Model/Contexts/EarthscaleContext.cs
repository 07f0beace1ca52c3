namespace Earthscale;

/// <summary>
/// An account at a service: what commands need to use it. Safe to use from many runspaces at once. Shows and
/// serializes who and where, never a secret; a copy that was written to a file cannot be used to sign in.
/// </summary>
public abstract class EarthscaleContext
{
    /// <summary>
    /// The name under which -Context finds it in the session that signed in; null for an account that the environment
    /// or the session file names.
    /// </summary>
    public abstract string? Name { get; }

    /// <summary>The account, as far as it is known: an e-mail address; null for an API key.</summary>
    public abstract string? Account { get; }

    /// <summary>How the account was signed in.</summary>
    public abstract SignInKind SignIn { get; }

    /// <summary>The service's root, without <c>/v1</c>.</summary>
    public abstract Uri ApiUri { get; }

    /// <summary>When the present access token ends (it is renewed by itself); null for an API key.</summary>
    public abstract DateTimeOffset? ExpiresAt { get; }

    /// <summary>Where the credentials came from: a parameter, an environment variable, a file.</summary>
    public abstract string Source { get; }

    /// <summary>Name, account and service.</summary>
    public override string ToString() => $"{(Name is null ? "" : $"{Name}: ")}{Account ?? SignIn.ToString()} at {ApiUri}";
}
