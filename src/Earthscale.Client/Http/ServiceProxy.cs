using System.Net;

namespace Earthscale.Client.Http;

/// <summary>The proxy that the system or the environment names, except for this machine: a service here is never asked through a proxy, which would see its key.</summary>
internal sealed class ServiceProxy : IWebProxy
{
    /// <summary>The only one.</summary>
    public static ServiceProxy Instance { get; } = new();

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => HttpClient.DefaultProxy.Credentials;
        set => HttpClient.DefaultProxy.Credentials = value;
    }

    /// <summary>The name and port of the proxy for an address, without a user; null for none.</summary>
    public static string? NameFor(Uri address) => Instance.GetProxy(address)?.Authority;

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => ServiceAddress.IsThisMachine(host) || HttpClient.DefaultProxy.IsBypassed(host);
}
