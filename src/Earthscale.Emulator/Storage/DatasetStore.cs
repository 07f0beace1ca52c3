using System.Text.Json;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;
using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Storage;

/// <summary>Adds, finds, and deletes datasets.</summary>
internal sealed class DatasetStore(EmulatorDatabase database, TimeProvider clock)
{
    private const string VersionColumns = "id, dataset_id, name, type, newest_first, detail, removed_from_maps IS NOT NULL, number, created_at, west, south, east, north";

    /// <summary>Adds a version to the dataset whose latest version has the name, or to a new dataset.</summary>
    public VersionReference Add(NewVersion version) => database.Write(connection =>
    {
        var latest = Find(connection, "name = $value AND visible = 1", version.Name);
        var now = Now();
        var row = new VersionRow
        {
            Reference = new VersionReference(latest?.Version.Reference.DatasetId ?? Guid.NewGuid(), Guid.NewGuid()),
            Number = (latest?.Number ?? 0) + 1,
            Version = version,
            CreatedAt = latest?.CreatedAt ?? now,
            UpdatedAt = now,
        };
        Insert(connection, latest, row);
        return row.Reference;
    });

    /// <summary>Marks a dataset as deleted; null if it does not exist or is deleted.</summary>
    /// <param name="id">The id of the dataset or of any of its versions.</param>
    /// <param name="removeFromMaps">The value to store with the marker.</param>
    public VersionReference? Delete(Guid id, bool removeFromMaps) => database.Write(connection =>
    {
        var datasetId = Find(connection, "id = $value", SqliteBlob.FromId(id))?.Version.Reference.DatasetId ?? id;
        if (FindLatest(connection, datasetId) is not { MarksDeletion: false } latest)
        {
            return null;
        }

        var row = new VersionRow
        {
            Reference = new VersionReference(datasetId, Guid.NewGuid()),
            Number = latest.Number + 1,
            Version = new NewVersion { Name = latest.Version.Name, Type = latest.Version.Type, Detail = new VersionDetail() },
            CreatedAt = latest.CreatedAt,
            UpdatedAt = Now(),
            IsVisible = false,
            RemovedFromMaps = removeFromMaps,
        };
        Insert(connection, latest, row);
        return row.Reference;
    });

    /// <summary>Finds the latest version of a dataset; null if it is unknown or deleted.</summary>
    public StoredVersion? FindLatest(Guid datasetId) => database.Read(connection =>
        FindLatest(connection, datasetId) is { MarksDeletion: false } found ? found.Version : null);

    /// <summary>Finds a version, also of a deleted dataset; null for the marker of a deletion.</summary>
    public StoredVersion? FindVersion(Guid versionId) => database.Read(connection =>
        Find(connection, "id = $value", SqliteBlob.FromId(versionId)) is { MarksDeletion: false } found ? found.Version : null);

    private long Now() => ServiceTime.ToMicroseconds(clock.GetUtcNow());

    private static void Insert(SqliteConnection connection, Found? latest, VersionRow row)
    {
        if (latest is not null)
        {
            Hide(connection, latest.Version);
        }

        using var inserter = new VersionInserter(connection);
        inserter.Insert(row);
    }

    /// <summary>Removes a version from the listings, since a newer one follows.</summary>
    private static void Hide(SqliteConnection connection, StoredVersion version)
    {
        var id = SqliteBlob.FromId(version.Reference.VersionId);
        using var hide = connection.CreateCommand();
        hide.CommandText = "UPDATE versions SET visible = 0, item = x'' WHERE id = $id";
        hide.Add("$id", id);
        hide.ExecuteNonQuery();
        foreach (var (key, value) in version.Detail.Tags)
        {
            using var untag = connection.CreateCommand();
            untag.CommandText = "DELETE FROM tags WHERE key = $key AND value = $value AND newest_first = $newest AND version_id = $id";
            untag.Add("$key", key);
            untag.Add("$value", value);
            untag.Add("$newest", -version.AddedAt);
            untag.Add("$id", id);
            untag.ExecuteNonQuery();
        }
    }

    private static Found? FindLatest(SqliteConnection connection, Guid datasetId) =>
        Find(connection, "dataset_id = $value ORDER BY number DESC LIMIT 1", SqliteBlob.FromId(datasetId));

    private static Found? Find(SqliteConnection connection, string condition, object value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {VersionColumns} FROM versions WHERE {condition}";
        command.Add("$value", value);
        using var reader = command.ExecuteReader();
        return reader.Read() ? ReadFound(reader) : null;
    }

    private static Found ReadFound(SqliteDataReader reader)
    {
        var version = new StoredVersion(
            new VersionReference(reader.ReadId(1), reader.ReadId(0)),
            reader.GetString(2),
            reader.GetString(3),
            -reader.GetInt64(4),
            reader.IsDBNull(9) ? null : new BoundingBox(reader.GetDouble(9), reader.GetDouble(10), reader.GetDouble(11), reader.GetDouble(12)),
            JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(5), DatasetJson.Default.VersionDetail)!);
        return new Found(version, reader.GetBoolean(6), reader.GetInt64(7), reader.GetInt64(8));
    }

    private sealed record Found(StoredVersion Version, bool MarksDeletion, long Number, long CreatedAt);
}
