using System.Net;

namespace Earthscale.Client.Http;

/// <summary>The proxy of the system or the environment, except for loopback addresses: a proxy would see the credentials for a local service.</summary>
internal sealed class ServiceProxy : IWebProxy
{
    /// <summary>The only instance.</summary>
    public static ServiceProxy Instance { get; } = new();

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => HttpClient.DefaultProxy.Credentials = value;
    }

    /// <summary>Gets the host and port of the proxy for an address, without credentials; null for none.</summary>
    public static string? NameFor(Uri address) => Instance.GetProxy(address)?.Authority;

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => ServiceAddress.IsThisMachine(host) || HttpClient.DefaultProxy.IsBypassed(host);
}
