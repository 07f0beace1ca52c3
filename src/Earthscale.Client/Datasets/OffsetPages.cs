using Earthscale.Client.Http;
using Earthscale.Client.Json;

namespace Earthscale.Client.Datasets;

/// <summary>The pages of the offset listing (<c>GET /datasets</c>), which can start anywhere.</summary>
/// <remarks>
/// The array does not show whether it is the last page. A page that is not full could come from a service that returns
/// fewer datasets than requested, so only an empty page ends the listing. A service that ignores the offset returns the
/// same page again and again, which the first dataset of a page shows.
/// </remarks>
internal sealed class OffsetPages(ServiceConnection connection, DatasetQuery query) : PageSource
{
    private int _offset = query.Offset ?? 0;
    private Guid? _lastFirst;

    public override async Task<DatasetPage> FirstAsync(int limit, CancellationToken cancellationToken)
    {
        if (_offset > 0)
        {
            var firstPage = await FetchAsync(offset: 0, limit: 1, cancellationToken).ConfigureAwait(false);
            firstPage.Read(new DatasetReader(new TextCache()), expected: 1, cancellationToken);
            Verify(firstPage.Datasets);
        }

        return await FetchAsync(_offset, limit, cancellationToken).ConfigureAwait(false);
    }

    public override MalformedResponseException? Verify(IReadOnlyList<Dataset> datasets)
    {
        var last = _lastFirst;
        _lastFirst = datasets.Count > 0 ? datasets[0].DatasetVersionId : last;
        return datasets.Count > 0 && last == _lastFirst
            ? new MalformedResponseException($"Page {Pages} of the listing starts with the same dataset as the page before: the service ignores the offset. List without an offset.")
            : null;
    }

    protected override Task<DatasetPage>? FollowAsync(DatasetPage page, int limit, CancellationToken cancellationToken)
    {
        if (page.IsEmpty)
        {
            return null;
        }

        _offset += page.Count;
        return FetchAsync(_offset, limit, cancellationToken);
    }

    private async Task<DatasetPage> FetchAsync(int offset, int limit, CancellationToken cancellationToken)
    {
        var number = NextNumber();
        var information = connection.Api.Datasets.ToGetRequestInformation(request =>
        {
            var parameters = request.QueryParameters;
            parameters.Offset = offset;
            parameters.Limit = limit;
            parameters.Name = query.NamePart;
            parameters.Tag = query.TagTexts;
            parameters.CreatedAfter = query.CreatedAfter;
            parameters.CreatedBefore = query.CreatedBefore;
            parameters.Bbox = query.BoundingBox?.ToString();
        });
        return new DatasetPage(await connection.SendAsync(information, cancellationToken).ConfigureAwait(false), number, isFlat: true);
    }
}
