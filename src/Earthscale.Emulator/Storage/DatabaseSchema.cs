using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Storage;

/// <summary>The tables, and the identification of the emulator's database files.</summary>
internal static class DatabaseSchema
{
    /// <summary>"ESEM" in ASCII, stored in the file's header.</summary>
    private const int ApplicationId = 0x4553454D;

    private const int Version = 1;

    // newest_first is the negative updated_at, so that one ascending index has the order "newest first, then version id",
    // and a page starts with one seek. Only the datasets of the listings are in that index and in the tags.
    private const string Tables = """
        CREATE TABLE versions (
          seq INTEGER PRIMARY KEY,
          id BLOB NOT NULL UNIQUE,
          dataset_id BLOB NOT NULL,
          number INTEGER NOT NULL,
          name TEXT NOT NULL,
          folded_name TEXT NOT NULL,
          type TEXT NOT NULL,
          created_at INTEGER NOT NULL,
          newest_first INTEGER NOT NULL,
          visible INTEGER NOT NULL,
          removed_from_maps INTEGER,
          west REAL, south REAL, east REAL, north REAL,
          item BLOB NOT NULL,
          detail BLOB NOT NULL,
          UNIQUE (dataset_id, number)
        ) STRICT;
        CREATE UNIQUE INDEX visible_by_name ON versions (name) WHERE visible = 1;
        CREATE UNIQUE INDEX visible_newest_first ON versions (newest_first, id) WHERE visible = 1;
        CREATE TABLE tags (
          key TEXT NOT NULL,
          value TEXT NOT NULL,
          newest_first INTEGER NOT NULL,
          version_id BLOB NOT NULL,
          PRIMARY KEY (key, value, newest_first, version_id)
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Creates the tables in an empty database, or checks existing ones.</summary>
    /// <returns>Whether the database was empty.</returns>
    public static bool Prepare(SqliteConnection connection, string place)
    {
        try
        {
            if (Number(connection, "SELECT COUNT(*) FROM sqlite_schema") == 0)
            {
                Create(connection);
                return true;
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == 26)
        {
            throw new EmulatorDatabaseException($"'{place}' is not a SQLite database. Use another file with --database.", exception);
        }

        Check(connection, place);
        return false;
    }

    private static void Create(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, Tables);
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};"));
        transaction.Commit();
    }

    private static void Check(SqliteConnection connection, string place)
    {
        if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new EmulatorDatabaseException($"'{place}' is a SQLite database, but not one of this emulator. It was not changed.");
        }

        var version = Number(connection, "PRAGMA user_version");
        if (version != Version)
        {
            throw new EmulatorDatabaseException(
                $"'{place}' has schema version {version}; this emulator requires version {Version}. It was not changed: use a new file.");
        }
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
