namespace Earthscale.Client.Authentication;

/// <summary>The ways in.</summary>
public static class SignIn
{
    /// <summary>The environment variable that holds an API key.</summary>
    public const string ApiKeyVariable = "EARTHSCALE_API_KEY";

    /// <summary>The environment variable that holds the service's root, without <c>/v1</c>.</summary>
    public const string ApiUriVariable = "EARTHSCALE_API_URL";

    /// <summary>Signs in with an API key; sends nothing.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="apiUri">The service's root; null for <c>EARTHSCALE_API_URL</c>, or else the hosted service.</param>
    /// <exception cref="ConfigurationException">The key or the address is not one to be used.</exception>
    public static EarthscaleContext WithApiKey(string apiKey, Uri? apiUri)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        return new ClientContext(new ApiKeyCredential(apiKey, "The API key"), Address(apiUri), "parameter -ApiKey");
    }

    /// <summary>Signs in with what the environment holds; sends nothing.</summary>
    /// <exception cref="NotSignedInException">The environment holds no credentials.</exception>
    /// <exception cref="ConfigurationException">A variable's value is not one to be used.</exception>
    public static EarthscaleContext FromEnvironment() =>
        Environment.GetEnvironmentVariable(ApiKeyVariable) is { Length: > 0 } key
            ? new ClientContext(new ApiKeyCredential(key, ApiKeyVariable), Address(null), $"environment variable {ApiKeyVariable}")
            : throw new NotSignedInException($"Not signed in. Run Connect-EsAccount, or set the environment variable {ApiKeyVariable} to an API key (made in the web application under API Settings).");

    private static Uri Address(Uri? apiUri)
    {
        if (apiUri is not null)
        {
            return ServiceAddress.Check(apiUri, "ApiUri");
        }

        return Environment.GetEnvironmentVariable(ApiUriVariable) is { Length: > 0 } text
            ? ServiceAddress.Check(text, ApiUriVariable)
            : ServiceAddress.Default;
    }
}
