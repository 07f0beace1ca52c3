using System.Buffers;
using Earthscale.Emulator.Datasets;
using SQLitePCL;

namespace Earthscale.Emulator.Storage;

/// <summary>Reads listings from the database, newest first, then by version id.</summary>
internal sealed class DatasetListing(EmulatorDatabase database)
{
    /// <summary>Writes the datasets, separated by commas.</summary>
    /// <returns>The cursor of the next page; null if there is none.</returns>
    public PageCursor? Write(DatasetQuery query, IBufferWriter<byte> output) => database.Read(connection =>
    {
        using var command = ListingCommand.Create(connection, query);
        using var reader = command.ExecuteReader();
        PageCursor? last = null;
        for (var written = 0; reader.Read(); written++)
        {
            if (written == query.Limit)
            {
                return last;
            }

            if (written > 0)
            {
                output.Write(","u8);
            }

            // Directly from SQLite's memory, since a copy of each row would cost more than the row.
            output.Write(raw.sqlite3_column_blob(reader.Handle, 2));
            if (written == query.Limit - 1)
            {
                last = new PageCursor(reader.GetInt64(0), reader.ReadId(1));
            }
        }

        return null;
    });
}
