namespace Earthscale.Client.Http;

/// <summary>The service for one account: its address, and the credentials, connections, and throttle that all of the account's requests share.</summary>
/// <param name="root">The service's root URL.</param>
/// <param name="credential">The account's credentials.</param>
internal sealed class ServiceEndpoint(Uri root, IRequestCredential credential)
{
    private readonly Lazy<HttpMessageHandler> _connections = new(ConnectionPool.Create);
    private Throttle? _throttle;

    public Uri Root => root;

    public IRequestCredential Credential => credential;

    /// <summary>Gets the throttle of the account's requests.</summary>
    /// <param name="time">The clock; that of the first call is used.</param>
    public Throttle Throttle(TimeProvider time) => LazyInitializer.EnsureInitialized(ref _throttle, () => Throttles.Of(root, credential, time));

    /// <summary>The versions that the account's requests have created recently.</summary>
    public RecentVersions Versions { get; } = new();

    /// <summary>The connection pool.</summary>
    public HttpMessageHandler Connections => _connections.Value;
}
