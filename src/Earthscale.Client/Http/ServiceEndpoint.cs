namespace Earthscale.Client.Http;

/// <summary>The service as one account sees it: its address, the account's proof, and the connections that all of the account's calls share.</summary>
/// <param name="root">The service's root.</param>
/// <param name="credential">Proves who is asking.</param>
internal sealed class ServiceEndpoint(Uri root, IRequestCredential credential)
{
    private readonly Lazy<HttpMessageHandler> _connections = new(ConnectionPool.Create);
    private Throttle? _throttle;

    public Uri Root => root;

    public IRequestCredential Credential => credential;

    /// <summary>How fast the account may send.</summary>
    /// <param name="time">The clock of whoever asks first.</param>
    public Throttle Throttle(TimeProvider time) => LazyInitializer.EnsureInitialized(ref _throttle, () => new Throttle(time));

    /// <summary>The versions that the account's calls have made lately.</summary>
    public KnownVersions Versions { get; } = new();

    /// <summary>Open connections.</summary>
    public HttpMessageHandler Connections => _connections.Value;
}
