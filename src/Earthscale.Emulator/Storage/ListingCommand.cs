using System.Globalization;
using System.Text;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;
using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Storage;

/// <summary>Builds the SQL statement of a listing. Values from the client become parameters.</summary>
internal sealed class ListingCommand
{
    private readonly SqliteCommand _command;
    private readonly StringBuilder _conditions = new();

    private ListingCommand(SqliteCommand command) => _command = command;

    public static SqliteCommand Create(SqliteConnection connection, DatasetQuery query)
    {
        var listing = new ListingCommand(connection.CreateCommand());
        listing.Build(query);
        return listing._command;
    }

    private void Build(DatasetQuery query)
    {
        // With a tag, the primary key of the tags has the datasets in the listing's order.
        var (source, order) = query.Tags.Count > 0
            ? ("tags t CROSS JOIN versions v ON v.id = t.version_id", "t.newest_first, t.version_id")
            : ("versions v", "v.newest_first, v.id");
        AddTags(query.Tags);
        AddName(query.Name);
        AddTime("v.created_at > ", "$after", query.CreatedAfter);
        AddTime("v.created_at < ", "$before", query.CreatedBefore);
        AddBox(query.Box);
        AddCursor(query.After, order);

        // One more than requested, to find out whether there is a next page.
        _command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT v.newest_first, v.id, v.item FROM {source} WHERE v.visible = 1{_conditions} ORDER BY {order} LIMIT {query.Limit + 1} OFFSET {query.Offset}");
    }

    private void AddTags(IReadOnlyList<TagFilter> tags)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            var test = string.Create(CultureInfo.InvariantCulture, $"key = $key{i} AND value = $value{i}");
            _conditions.Append(i == 0
                ? $" AND t.{test.Replace("value =", "t.value =", StringComparison.Ordinal)}"
                : $" AND EXISTS (SELECT 1 FROM tags WHERE {test} AND newest_first = t.newest_first AND version_id = t.version_id)");
            _command.Add(string.Create(CultureInfo.InvariantCulture, $"$key{i}"), tags[i].Key);
            _command.Add(string.Create(CultureInfo.InvariantCulture, $"$value{i}"), tags[i].Value);
        }
    }

    /// <summary>Adds the filter for names, with instr instead of LIKE, so that a percent sign or an underscore is literal.</summary>
    private void AddName(string? name)
    {
        if (!string.IsNullOrEmpty(name))
        {
            _conditions.Append(" AND instr(v.folded_name, $name) > 0");
            _command.Add("$name", FoldedName.Of(name));
        }
    }

    private void AddTime(string condition, string parameter, DateTimeOffset? time)
    {
        if (time is { } bound)
        {
            _conditions.Append(" AND ").Append(condition).Append(parameter);
            _command.Add(parameter, ServiceTime.ToMicroseconds(bound));
        }
    }

    private void AddBox(BoundingBox? box)
    {
        if (box is null)
        {
            return;
        }

        // If one of two boxes crosses the antimeridian, one overlapping edge is enough; if both cross it, they always
        // intersect.
        _conditions.Append(" AND v.south <= $north AND v.north >= $south AND ").Append(box.CrossesAntimeridian
            ? "(v.west > v.east OR v.west <= $east OR v.east >= $west)"
            : "CASE WHEN v.west > v.east THEN v.west <= $east OR v.east >= $west ELSE v.west <= $east AND v.east >= $west END");
        _command.Add("$west", box.West);
        _command.Add("$south", box.South);
        _command.Add("$east", box.East);
        _command.Add("$north", box.North);
    }

    private void AddCursor(PageCursor? after, string order)
    {
        if (after is not null)
        {
            _conditions.Append(" AND (").Append(order).Append(") > ($newest, $version)");
            _command.Add("$newest", after.NewestFirst);
            _command.Add("$version", SqliteBlob.FromId(after.VersionId));
        }
    }
}
