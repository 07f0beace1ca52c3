using Earthscale.Client.Http;

namespace Earthscale.Client.Authentication;

/// <summary>An account at a service, with its credential and its connections, which every call in every runspace shares.</summary>
internal sealed class ClientContext(Credential credential, Uri apiUri, string source) : EarthscaleContext
{
    public override string? Account => Credential.Account;

    public override SignInKind SignIn => Credential.Kind;

    public override Uri ApiUri => Endpoint.Root;

    public override DateTimeOffset? ExpiresAt => Credential.ExpiresAt;

    public override string Source { get; } = source;

    internal Credential Credential { get; } = credential;

    internal ServiceEndpoint Endpoint { get; } = new(apiUri, credential);
}
