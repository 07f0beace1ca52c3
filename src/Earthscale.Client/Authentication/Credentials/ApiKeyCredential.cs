using Earthscale.Client.Http;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Credentials;

/// <summary>An API key, created in the web application under API Settings.</summary>
internal sealed class ApiKeyCredential : Credential
{
    private const string Header = "x-earthscale-api-key";
    private readonly string _key;

    public ApiKeyCredential(string key, string setting) =>
        _key = HeaderText.IsToken(key)
            ? key
            : throw new ConfigurationException($"{setting} is empty or has characters that an API key cannot have (spaces, line breaks, letters beyond ASCII). Copy the key again.");

    public override SignInKind Kind => SignInKind.ApiKey;

    public override string Owner => _key;

    public override IRequestCredential ForTiles => new TileKeyCredential(_key);

    public override void AddTo(Secrets secrets) => secrets.Add(_key);

    public override ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        request.Headers.Remove(Header);
        request.Headers.Add(Header, _key);
        AddTo(Secrets.Of(request));
        return ValueTask.CompletedTask;
    }

    public override ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        ValueTask.FromResult(false);
}
