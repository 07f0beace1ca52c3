using Earthscale.Client.Http;

namespace Earthscale.Client.Authentication.Credentials;

/// <summary>An API key for tile and pixel servers: the query parameter <c>api_key</c>.</summary>
internal sealed class TileKeyCredential(string key) : IRequestCredential
{
    private const string Parameter = "api_key=";

    public void AddTo(Secrets secrets) => secrets.Add(key);

    public ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        AddTo(Secrets.Of(request));
        var address = new UriBuilder(request.RequestUri!);
        var others = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith(Parameter, StringComparison.Ordinal));
        address.Query = string.Join('&', others.Append(Parameter + Uri.EscapeDataString(key)));
        request.RequestUri = address.Uri;
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        ValueTask.FromResult(false);
}
