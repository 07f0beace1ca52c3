using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Datasets;

/// <summary>The query of a listing: filters, all of which must match, and a part of the result.</summary>
internal sealed record DatasetQuery
{
    public string? Name { get; init; }

    public DateTimeOffset? CreatedAfter { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public BoundingBox? Box { get; init; }

    public IReadOnlyList<TagFilter> Tags { get; init; } = [];

    public required int Limit { get; init; }

    public int Offset { get; init; }

    /// <summary>The cursor from the request.</summary>
    public string? Cursor { get; init; }

    /// <summary>The decoded cursor; null if it is missing or invalid.</summary>
    public PageCursor? After => Cursor is not null && PageCursor.TryDecode(Cursor, out var cursor) ? cursor : null;

    public static ValueTask<DatasetQuery> BindAsync(HttpContext context)
    {
        var reader = new QueryReader(context);
        var isCursor = context.Request.Path.Value!.EndsWith("/cursor", StringComparison.Ordinal);
        return ValueTask.FromResult(new DatasetQuery
        {
            Name = reader.Text("name"),
            CreatedAfter = reader.Time("created_after"),
            CreatedBefore = reader.Time("created_before"),
            Limit = reader.Integer("limit", 100, 1, 1000),
            Offset = isCursor ? 0 : reader.Integer("offset", 0, 0, int.MaxValue),
            Cursor = isCursor ? reader.Text("cursor") : null,
            Box = ReadBox(reader),
            Tags = [.. ReadTags(reader)],
        });
    }

    private static BoundingBox? ReadBox(QueryReader reader)
    {
        if (reader.Text("bbox") is not { } text)
        {
            return null;
        }

        if (!BoundingBox.TryParse(text, out var box, out var error))
        {
            reader.Errors.AddQuery("bbox", error);
        }

        return box;
    }

    private static IEnumerable<TagFilter> ReadTags(QueryReader reader)
    {
        foreach (var text in reader.Texts("tag"))
        {
            if (!TagFilter.TryParse(text, out var tag, out var error))
            {
                reader.Errors.AddQuery("tag", error);
            }

            yield return tag;
        }
    }
}
