using Earthscale.Client.Http;

namespace Earthscale.Client.Datasets;

/// <summary>The pages of the cursor listing (<c>GET /datasets/cursor</c>), which is stable while datasets are added or removed.</summary>
internal sealed class CursorPages(ServiceConnection connection, DatasetQuery query) : PageSource
{
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);

    public override Task<DatasetPage> FirstAsync(int limit, CancellationToken cancellationToken) =>
        FetchAsync(cursor: null, limit, cancellationToken);

    protected override Task<DatasetPage>? FollowAsync(DatasetPage page, int limit, CancellationToken cancellationToken)
    {
        if (page.NextCursor is not { } cursor)
        {
            return null;
        }

        return _cursors.Add(cursor)
            ? FetchAsync(cursor, limit, cancellationToken)
            : Fail($"Page {Pages} of the listing has the same cursor as an earlier page; following it would never end.");
    }

    private async Task<DatasetPage> FetchAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var number = NextNumber();
        var information = connection.Api.Datasets.Cursor.ToGetRequestInformation(request =>
        {
            var parameters = request.QueryParameters;
            parameters.Cursor = cursor;
            parameters.Limit = limit;
            parameters.Name = query.NamePart;
            parameters.Tag = query.TagTexts;
            parameters.CreatedAfter = query.CreatedAfter;
            parameters.CreatedBefore = query.CreatedBefore;
            parameters.Bbox = query.BoundingBox?.ToString();
        });
        return new DatasetPage(await connection.SendAsync(information, cancellationToken).ConfigureAwait(false), number, isFlat: false);
    }
}
