using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Storage;

/// <summary>
/// The database, in memory or in a file. It allows concurrent reads, or one write in a transaction, so that no request
/// finds a locked table or a partial change.
/// </summary>
internal sealed class EmulatorDatabase : IDisposable
{
    private readonly ReaderWriterLockSlim _gate = new();
    private readonly string _connectionString;

    /// <summary>The connection for writes, which also keeps a database in memory alive.</summary>
    private readonly SqliteConnection _writer;

    private EmulatorDatabase(string connectionString, string place)
    {
        _connectionString = connectionString;
        _writer = new SqliteConnection(connectionString);
        try
        {
            _writer.Open();
            IsNew = DatabaseSchema.Prepare(_writer, place);
            Configure();
        }
        catch (SqliteException exception)
        {
            Dispose();
            throw new EmulatorDatabaseException($"The database '{place}' cannot be opened: {exception.Message}", exception);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whether the database was empty when it was opened.</summary>
    public bool IsNew { get; }

    public static EmulatorDatabase Open(string? path)
    {
        var settings = path is null
            ? new SqliteConnectionStringBuilder { DataSource = $"earthscale-{Guid.NewGuid():N}", Mode = SqliteOpenMode.Memory, Cache = SqliteCacheMode.Shared }
            : new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate };
        return new EmulatorDatabase(settings.ToString(), path ?? "in memory");
    }

    public T Read<T>(Func<SqliteConnection, T> read)
    {
        _gate.EnterReadLock();
        try
        {
            using var connection = new SqliteConnection(_connectionString);
            connection.Open();
            return read(connection);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    public T Write<T>(Func<SqliteConnection, T> write)
    {
        _gate.EnterWriteLock();
        try
        {
            // Not deferred: another process with the same file waits here and does not fail later.
            using var transaction = _writer.BeginTransaction(deferred: false);
            var result = write(_writer);
            transaction.Commit();
            return result;
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearPool(_writer);
        _writer.Dispose();
        _gate.Dispose();
    }

    private void Configure()
    {
        using var command = _writer.CreateCommand();
        // With write-ahead logging, a completed write survives the end of the process. The cache (at most 64 MB) is for
        // seeding: ids are not in order, so pages would be written repeatedly.
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;";
        command.ExecuteNonQuery();
    }
}
