namespace Earthscale;

/// <summary>A sign-in method.</summary>
public enum SignInKind
{
    /// <summary>With an API key.</summary>
    ApiKey,

    /// <summary>With an email address and a password.</summary>
    Password,

    /// <summary>Through the browser.</summary>
    Browser,

    /// <summary>With a session file that an earlier sign-in, here or in the Python client, saved.</summary>
    SessionFile,
}
