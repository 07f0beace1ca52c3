using Earthscale.Api;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Earthscale.Bench.Arms;

/// <summary>The generated client.</summary>
internal sealed class KiotaArm : IArm
{
    private readonly EarthscaleApiClient _api;
    private readonly int _pageSize;

    public KiotaArm(Uri apiUri, int pageSize)
    {
        _pageSize = pageSize;
        _api = new EarthscaleApiClient(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = new Uri(apiUri, "v1").ToString() });
    }

    public async Task ListAsync(Action seen)
    {
        string? cursor = null;
        do
        {
            var page = await _api.Datasets.Cursor.GetAsync(request =>
            {
                request.QueryParameters.Limit = _pageSize;
                request.QueryParameters.Cursor = cursor;
            });
            foreach (var _ in page!.Items!)
            {
                seen();
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}
