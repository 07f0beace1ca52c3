namespace Earthscale.Client.Settings;

/// <summary>The environment variables. The names and meanings match those of the Python client, which has no API key.</summary>
public static class EnvironmentVariables
{
    /// <summary>The variable with an API key.</summary>
    public const string ApiKey = "EARTHSCALE_API_KEY";

    /// <summary>The variable with the service's root URL, without <c>/v1</c>.</summary>
    public const string ApiUri = "EARTHSCALE_API_URL";

    /// <summary>The variable with the auth service's root URL.</summary>
    public const string AuthUri = "EARTHSCALE_AUTH_URL";

    /// <summary>The variable with the auth service's public key.</summary>
    public const string AuthAnonKey = "EARTHSCALE_AUTH_ANON_KEY";

    /// <summary>The variable with the account's email address.</summary>
    public const string Email = "EARTHSCALE_EMAIL";

    /// <summary>The variable with the account's password.</summary>
    public const string Password = "EARTHSCALE_PASSWORD";

    /// <summary>The variable with the session file's path.</summary>
    public const string CredentialsFile = "EARTHSCALE_CREDENTIALS_FILE";

    /// <summary>Gets the value of a variable; null if it is not set or empty.</summary>
    internal static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
