using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Storage;

/// <summary>Reads the database directly, so that tests can compare responses with it.</summary>
internal sealed class DatabaseInspector(EmulatorDatabase database)
{
    public long CountDatasets() => Count("SELECT COUNT(*) FROM versions WHERE visible = 1");

    public long CountVersions() => Count("SELECT COUNT(*) FROM versions WHERE removed_from_maps IS NULL");

    public IReadOnlyList<StoredDataset> Datasets() => Select(
        """
        SELECT v.dataset_id, v.id, v.name, v.number FROM versions v WHERE v.visible = 1 ORDER BY v.newest_first, v.id
        """,
        reader => new StoredDataset(reader.ReadId(0), reader.ReadId(1), reader.GetString(2), reader.GetInt32(3)));

    public IReadOnlyList<StoredDeletion> Deletions() => Select(
        "SELECT dataset_id, id, name, removed_from_maps FROM versions WHERE removed_from_maps IS NOT NULL ORDER BY seq",
        reader => new StoredDeletion(reader.ReadId(0), reader.ReadId(1), reader.GetString(2), reader.GetBoolean(3)));

    private long Count(string sql) => database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    });

    private List<T> Select<T>(string sql, Func<SqliteDataReader, T> read) => database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    });
}
