using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Validates the service's address.</summary>
public static class ServiceAddress
{
    /// <summary>Gets the address of the hosted service.</summary>
    public static Uri Default { get; } = new("https://api.earthscale.ai/");

    /// <summary>Validates and normalizes a service's root URL.</summary>
    /// <param name="address">The root URL, with or without <c>/v1</c>.</param>
    /// <param name="setting">The name of the parameter or environment variable, for errors.</param>
    /// <exception cref="ConfigurationException">The address is not https, nor http on this computer; or it has a user, a query, or a fragment.</exception>
    public static Uri Check(Uri address, string setting)
    {
        ArgumentNullException.ThrowIfNull(address);
        CheckSafe(address, setting, Default);
        var path = address.AbsolutePath.TrimEnd('/');
        path = path.EndsWith("/v1", StringComparison.Ordinal) ? path[..^"/v1".Length] : path;
        return new UriBuilder(address) { Path = path + "/" }.Uri;
    }

    /// <summary>Validates and normalizes a service's root URL from an environment variable.</summary>
    /// <param name="address">The text.</param>
    /// <param name="setting">The variable's name.</param>
    /// <exception cref="ConfigurationException">The text is not a valid address.</exception>
    public static Uri Check(string address, string setting) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? Check(uri, setting)
            : throw NotAnAddress(setting, Default);

    /// <summary>Checks that credentials may be sent to an address.</summary>
    internal static void CheckSafe(Uri address, string setting, Uri example)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
        {
            throw NotAnAddress(setting, example);
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ConfigurationException($"{setting} must be the service's root URL, without a user, a query, or a fragment.");
        }

        if (address.Scheme == "http" && !IsThisMachine(address))
        {
            throw new ConfigurationException($"{setting} is {address}: credentials are sent over plain http only to this computer. Use https.");
        }
    }

    /// <summary>Whether two addresses have the same scheme, host, and port.</summary>
    internal static bool SameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Creates the error for text that is not an address.</summary>
    internal static ConfigurationException NotAnAddress(string setting, Uri example) =>
        new($"{setting} must be an address such as {example}.");

    /// <summary>Whether an address is on this computer.</summary>
    internal static bool IsThisMachine(Uri address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
