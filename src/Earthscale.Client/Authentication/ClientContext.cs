using Earthscale.Client.Http;

namespace Earthscale.Client.Authentication;

/// <summary>An account at a service, with its credential and its connections.</summary>
internal sealed class ClientContext : EarthscaleContext
{
    private readonly Lazy<HttpMessageHandler> _connections = new(ConnectionPool.Create);

    public ClientContext(Credential credential, Uri apiUri, string source)
    {
        Credential = credential;
        ApiUri = apiUri;
        Source = source;
    }

    public override string? Account => Credential.Account;

    public override SignInKind SignIn => Credential.Kind;

    public override Uri ApiUri { get; }

    public override DateTimeOffset? ExpiresAt => Credential.ExpiresAt;

    public override string Source { get; }

    internal Credential Credential { get; }

    /// <summary>Open connections, shared by every call of this context in every runspace.</summary>
    internal HttpMessageHandler Connections => _connections.Value;
}
