using Earthscale.Client.Authentication.Credentials;
using Earthscale.Client.Http;

namespace Earthscale.Client.Authentication;

/// <summary>An account at a service, with the credential and connections that all runspaces share.</summary>
internal sealed class ClientContext(Credential credential, ServiceEndpoint endpoint, string source, string? name = null) : EarthscaleContext
{
    public ClientContext(Credential credential, Uri apiUri, string source)
        : this(credential, new ServiceEndpoint(apiUri, credential), source)
    {
    }

    public override string? Name => name;

    public override string? Account => Credential.Account;

    public override SignInKind SignIn => Credential.Kind;

    public override Uri ApiUri => Endpoint.Root;

    public override DateTimeOffset? ExpiresAt => Credential.ExpiresAt;

    public override string Source => source;

    internal Credential Credential => credential;

    internal ServiceEndpoint Endpoint => endpoint;

    /// <summary>Whether the account comes from the environment or the session file, so that other programs may use the session too.</summary>
    internal bool IsStored { get; init; }

    /// <summary>Creates a copy with a name, which shares the session and the connections.</summary>
    internal ClientContext WithName(string newName) => new(credential, endpoint, source, newName) { IsStored = IsStored };
}
