using Earthscale.Client.Http;

namespace Earthscale.Client.Datasets;

/// <summary>The pages of the offset listing (<c>GET /datasets</c>), which can begin anywhere.</summary>
/// <remarks>
/// The flat array does not say whether it is the last. A page that is not full could also be a service's that gives
/// less than it is asked for, so only an empty one ends the listing.
/// </remarks>
internal sealed class OffsetPages(ServiceConnection connection, DatasetQuery query) : PageSource
{
    private int _offset = query.Skip;

    public override Task<DatasetPage> FirstAsync(int limit, CancellationToken cancellationToken) => FetchAsync(limit, cancellationToken);

    protected override Task<DatasetPage>? FollowAsync(DatasetPage page, int limit, CancellationToken cancellationToken)
    {
        if (page.IsEmpty)
        {
            return null;
        }

        _offset += page.Count!.Value;
        return FetchAsync(limit, cancellationToken);
    }

    private async Task<DatasetPage> FetchAsync(int limit, CancellationToken cancellationToken)
    {
        var number = NextNumber();
        var information = connection.Api.Datasets.ToGetRequestInformation(request =>
        {
            var parameters = request.QueryParameters;
            parameters.Offset = _offset;
            parameters.Limit = limit;
            parameters.Name = query.NamePart;
            parameters.Tag = query.TagTexts;
            parameters.CreatedAfter = query.CreatedAfter;
            parameters.CreatedBefore = query.CreatedBefore;
            parameters.Bbox = query.BoundingBox?.ToString();
        });
        return DatasetPage.ScanArray(await connection.SendAsync(information, cancellationToken).ConfigureAwait(false), number);
    }
}
