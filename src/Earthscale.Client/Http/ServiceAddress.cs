using System.Net;

namespace Earthscale.Client.Http;

/// <summary>Where the service is: checked once, so that nothing behind it needs to.</summary>
public static class ServiceAddress
{
    /// <summary>The hosted service.</summary>
    public static Uri Default { get; } = new("https://api.earthscale.ai/");

    /// <summary>Checks a service's root and brings it into one form.</summary>
    /// <param name="address">The root, with or without <c>/v1</c>.</param>
    /// <param name="setting">What to call it in an error: a parameter or an environment variable.</param>
    /// <exception cref="ConfigurationException">It is not https, nor http on this machine; or it holds a user, a query or a fragment.</exception>
    public static Uri Check(Uri address, string setting)
    {
        ArgumentNullException.ThrowIfNull(address);
        CheckSafe(address, setting, Default);
        var path = address.AbsolutePath.TrimEnd('/');
        path = path.EndsWith("/v1", StringComparison.Ordinal) ? path[..^"/v1".Length] : path;
        return new UriBuilder(address) { Path = path + "/" }.Uri;
    }

    /// <summary>Checks a service's root that is still text, from an environment variable.</summary>
    /// <param name="address">The text.</param>
    /// <param name="setting">The variable's name.</param>
    /// <exception cref="ConfigurationException">It is not an address, or not one to be used.</exception>
    public static Uri Check(string address, string setting) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? Check(uri, setting)
            : throw NotAnAddress(setting, Default);

    /// <summary>Makes sure that credentials may travel to an address.</summary>
    internal static void CheckSafe(Uri address, string setting, Uri example)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http"))
        {
            throw NotAnAddress(setting, example);
        }

        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new ConfigurationException($"{setting} must be the service's root, without a user, a query or a fragment.");
        }

        if (address.Scheme == "http" && !IsThisMachine(address))
        {
            throw new ConfigurationException($"{setting} is {address}: credentials do not travel over plain http except to this machine. Use https.");
        }
    }

    /// <summary>Whether two addresses have the same scheme, host and port.</summary>
    internal static bool SameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The error for what is no address at all.</summary>
    internal static ConfigurationException NotAnAddress(string setting, Uri example) =>
        new($"{setting} must be an address such as {example}.");

    /// <summary>Whether an address is on this machine.</summary>
    internal static bool IsThisMachine(Uri address) =>
        string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
