namespace Earthscale.Client.Http;

/// <summary>Decides which host of tiles and pixels may get an account's credentials: a response names it, and anybody could have written that.</summary>
internal static class TileHost
{
    /// <summary>The root of the host, which belongs to the service: the same origin, another port of this machine, or https in the service's own domain.</summary>
    /// <exception cref="ConfigurationException">It does not; nothing was sent.</exception>
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
