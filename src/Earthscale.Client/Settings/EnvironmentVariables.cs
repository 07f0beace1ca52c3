namespace Earthscale.Client.Settings;

/// <summary>The environment variables that are read. The names and their meaning are those of the Python client; the API key is ours.</summary>
public static class EnvironmentVariables
{
    /// <summary>Holds an API key.</summary>
    public const string ApiKey = "EARTHSCALE_API_KEY";

    /// <summary>Holds the service's root, without <c>/v1</c>.</summary>
    public const string ApiUri = "EARTHSCALE_API_URL";

    /// <summary>Holds the auth service's root.</summary>
    public const string AuthUri = "EARTHSCALE_AUTH_URL";

    /// <summary>Holds the auth service's public key.</summary>
    public const string AuthAnonKey = "EARTHSCALE_AUTH_ANON_KEY";

    /// <summary>Holds the account's e-mail address.</summary>
    public const string Email = "EARTHSCALE_EMAIL";

    /// <summary>Holds the account's password.</summary>
    public const string Password = "EARTHSCALE_PASSWORD";

    /// <summary>Holds the session file's path.</summary>
    public const string CredentialsFile = "EARTHSCALE_CREDENTIALS_FILE";

    /// <summary>The value of a variable; null when it is not set, or empty.</summary>
    internal static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
