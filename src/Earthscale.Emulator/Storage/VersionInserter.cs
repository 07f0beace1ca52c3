using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Earthscale.Emulator.Datasets;
using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Storage;

/// <summary>Inserts versions and their tags with statements prepared once.</summary>
internal sealed class VersionInserter : IDisposable
{
    private const string InsertVersion = """
        INSERT INTO versions (id, dataset_id, number, name, folded_name, type, created_at, newest_first, visible,
          removed_from_maps, west, south, east, north, item, detail)
        VALUES ($id, $dataset, $number, $name, $folded, $type, $created, $newest, $visible,
          $removed, $west, $south, $east, $north, $item, $detail)
        """;

    // All tags of a version at once: a statement each would take most of the time of seeding.
    private const string InsertTags =
        "INSERT INTO tags (key, value, newest_first, version_id) SELECT key, value, $newest, $id FROM json_each($tags)";

    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly SqliteCommand version;
    private readonly SqliteCommand tags;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    public VersionInserter(SqliteConnection connection)
    {
        version = Prepare(connection, InsertVersion,
            "$id", "$dataset", "$number", "$name", "$folded", "$type", "$created", "$newest", "$visible",
            "$removed", "$west", "$south", "$east", "$north", "$item", "$detail");
        tags = Prepare(connection, InsertTags, "$newest", "$id", "$tags");
        json = new Utf8JsonWriter(buffer, JsonOptions);
    }

    public void Insert(VersionRow row)
    {
        var id = SqliteBlob.FromId(row.Reference.VersionId);
        var added = row.Version;
        Execute(version,
            id, SqliteBlob.FromId(row.Reference.DatasetId), row.Number, added.Name, FoldedName.Of(added.Name), added.Type,
            row.CreatedAt, -row.UpdatedAt, row.IsVisible, row.RemovedFromMaps,
            added.Extent?.West, added.Extent?.South, added.Extent?.East, added.Extent?.North,
            Item(row), Detail(added.Detail));
        if (row.IsVisible && added.Detail.Tags.Count > 0)
        {
            Execute(tags, -row.UpdatedAt, id, Tags(added.Detail));
        }
    }

    public void Dispose()
    {
        version.Dispose();
        tags.Dispose();
        json.Dispose();
    }

    private byte[] Item(VersionRow row)
    {
        // Only what a listing can show needs its ready made answer.
        if (!row.IsVisible)
        {
            return [];
        }

        Restart();
        DatasetJson.WriteItem(json, row.Version, row.Reference, row.CreatedAt, row.UpdatedAt);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private string Tags(VersionDetail detail)
    {
        Restart();
        DatasetJson.WriteTags(json, detail);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private byte[] Detail(VersionDetail detail)
    {
        Restart();
        JsonSerializer.Serialize(json, detail, DetailJsonContext.Default.VersionDetail);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private void Restart()
    {
        buffer.ResetWrittenCount();
        json.Reset();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        return command;
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
