using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;
using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Storage;

/// <summary>Inserts versions and their tags with prepared statements.</summary>
internal sealed class VersionInserter : IDisposable
{
    private const string InsertVersion = """
        INSERT INTO versions (id, dataset_id, number, name, folded_name, type, created_at, newest_first, visible,
          removed_from_maps, west, south, east, north, item, detail)
        VALUES ($id, $dataset, $number, $name, $folded, $type, $created, $newest, $visible,
          $removed, $west, $south, $east, $north, $item, $detail)
        """;

    // All tags of a version at once: a statement for each would take most of the time of seeding.
    private const string InsertTags =
        "INSERT INTO tags (key, value, newest_first, version_id) SELECT key, value, $newest, $id FROM json_each($tags)";

    private static readonly JsonWriterOptions s_jsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly SqliteCommand _version;
    private readonly SqliteCommand _tags;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;

    public VersionInserter(SqliteConnection connection)
    {
        _version = Prepare(connection, InsertVersion,
            "$id", "$dataset", "$number", "$name", "$folded", "$type", "$created", "$newest", "$visible",
            "$removed", "$west", "$south", "$east", "$north", "$item", "$detail");
        _tags = Prepare(connection, InsertTags, "$newest", "$id", "$tags");
        _json = new Utf8JsonWriter(_buffer, s_jsonOptions);
    }

    public void Insert(VersionRow row)
    {
        var id = SqliteBlob.FromId(row.Reference.VersionId);
        var added = row.Version;
        Execute(_version,
            id, SqliteBlob.FromId(row.Reference.DatasetId), row.Number, added.Name, FoldedName.Of(added.Name), added.Type,
            row.CreatedAt, -row.UpdatedAt, row.IsVisible, row.RemovedFromMaps,
            added.Extent?.West, added.Extent?.South, added.Extent?.East, added.Extent?.North,
            Item(row), Detail(added.Detail));
        if (row.IsVisible && added.Detail.Tags.Count > 0)
        {
            Execute(_tags, -row.UpdatedAt, id, Tags(added.Detail));
        }
    }

    public void Dispose()
    {
        _version.Dispose();
        _tags.Dispose();
        _json.Dispose();
    }

    private byte[] Item(VersionRow row)
    {
        // Only versions in listings need the JSON.
        if (!row.IsVisible)
        {
            return [];
        }

        Restart();
        var (version, detail) = (row.Version, row.Version.Detail);
        var item = new DatasetItem(
            row.Reference.DatasetId, row.Reference.VersionId, version.Name, version.Type, detail.Labels, detail.Tags,
            ServiceTime.Format(row.CreatedAt), ServiceTime.Format(row.UpdatedAt));
        JsonSerializer.Serialize(_json, item, DatasetJson.Default.DatasetItem);
        _json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    private string Tags(VersionDetail detail)
    {
        Restart();
        JsonSerializer.Serialize(_json, detail.Tags, DatasetJson.Default.IReadOnlyDictionaryStringString);
        _json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    private byte[] Detail(VersionDetail detail)
    {
        Restart();
        JsonSerializer.Serialize(_json, detail, DatasetJson.Default.VersionDetail);
        _json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    private void Restart()
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
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
