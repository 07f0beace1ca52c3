namespace Earthscale.Client.Http;

/// <summary>Decides which tile and pixel hosts may receive an account's credentials, since the host comes from a response.</summary>
internal static class TileHost
{
    /// <summary>Gets the root URL of a host of the service: the same origin, another loopback port, or https in the service's domain.</summary>
    /// <exception cref="ConfigurationException">The host does not belong to the service.</exception>
    public static Uri Check(Uri address, Uri service)
    {
        var isOfService = ServiceAddress.SameOrigin(address, service)
            || (ServiceAddress.IsThisMachine(address) && ServiceAddress.IsThisMachine(service))
            || (address.Scheme == "https" && address.UserInfo.Length == 0 && Domain(address) is { } domain && domain == Domain(service));
        return isOfService
            ? new Uri(address.GetLeftPart(UriPartial.Authority))
            : throw new ConfigurationException($"Pixel values are at {address.GetLeftPart(UriPartial.Authority)}, which is not in the domain of the service ({service}); credentials were not sent.");
    }

    private static string? Domain(Uri address) =>
        address.HostNameType == UriHostNameType.Dns && address.Host.Split('.') is [.., var name, var top] ? $"{name}.{top}" : null;
}
