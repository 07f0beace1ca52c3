using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Datasets;

/// <summary>What a listing asks for: filters, all of which must hold, and which part of the result.</summary>
internal sealed record DatasetQuery
{
    public string? Name { get; init; }

    public DateTimeOffset? CreatedAfter { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public BoundingBox? Box { get; init; }

    public IReadOnlyList<TagFilter> Tags { get; init; } = [];

    public required int Limit { get; init; }

    public int Offset { get; init; }

    public PageCursor? After { get; init; }

    /// <summary>The filters and the limit, which both listings share.</summary>
    public static DatasetQuery Read(EmulatorRequest request, QueryReader reader) => new()
    {
        Name = request.QueryValue("name"),
        CreatedAfter = reader.Time("created_after"),
        CreatedBefore = reader.Time("created_before"),
        Limit = reader.Integer("limit", 100, 1, 1000),
        Box = ReadBox(request, reader),
        Tags = ReadTags(request, reader),
    };

    private static BoundingBox? ReadBox(EmulatorRequest request, QueryReader reader)
    {
        if (request.QueryValue("bbox") is not { } text)
        {
            return null;
        }

        if (BoundingBox.TryParse(text, out var box, out var fault))
        {
            return box;
        }

        reader.Fault("bbox", "Value error, " + fault, "value_error");
        return null;
    }

    private static List<TagFilter> ReadTags(EmulatorRequest request, QueryReader reader)
    {
        var tags = new List<TagFilter>();
        foreach (var text in request.Query["tag"])
        {
            if (TagFilter.TryParse(text ?? "", out var tag, out var fault))
            {
                tags.Add(tag);
            }
            else
            {
                reader.Fault("tag", "Value error, " + fault, "value_error");
            }
        }

        return tags;
    }
}
