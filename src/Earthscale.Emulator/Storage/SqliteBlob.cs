using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Storage;

/// <summary>Reads and writes ids as 16 bytes in the order of their text, so that they sort like the service's.</summary>
internal static class SqliteBlob
{
    public static byte[] FromId(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid ReadId(this SqliteDataReader reader, int column) =>
        new(reader.GetFieldValue<byte[]>(column), bigEndian: true);

    public static SqliteParameter Add(this SqliteCommand command, string name, object? value) =>
        command.Parameters.AddWithValue(name, value ?? DBNull.Value);
}
