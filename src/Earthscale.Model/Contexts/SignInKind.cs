namespace Earthscale;

/// <summary>How an account was signed in.</summary>
public enum SignInKind
{
    /// <summary>With an API key.</summary>
    ApiKey,

    /// <summary>With an e-mail address and a password.</summary>
    Password,

    /// <summary>Through the browser.</summary>
    Browser,

    /// <summary>By an earlier sign-in, here or in the Python client, that left a session file.</summary>
    SessionFile,
}
