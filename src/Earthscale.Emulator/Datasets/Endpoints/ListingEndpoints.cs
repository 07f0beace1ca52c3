using System.Buffers;
using System.Text;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.Datasets.Endpoints;

/// <summary>The two listings.</summary>
internal sealed class ListingEndpoints(DatasetListing listing)
{
    /// <summary>About as long as one dataset is in JSON.</summary>
    private const int ItemLength = 512;

    public Answer ListByOffset(EmulatorRequest request)
    {
        var reader = new QueryReader(request);
        var query = DatasetQuery.Read(request, reader) with { Offset = reader.Integer("offset", 0, 0, int.MaxValue) };
        if (reader.Faults.Count > 0)
        {
            return ErrorAnswers.Invalid(reader.Faults);
        }

        var body = new ArrayBufferWriter<byte>(query.Limit * ItemLength);
        body.Write("["u8);
        listing.Write(query, body);
        body.Write("]"u8);
        return Answer.Json(200, body.WrittenMemory);
    }

    /// <remarks>That the array is called <c>items</c> is assumed: the public page does not show its name.</remarks>
    public Answer ListByCursor(EmulatorRequest request)
    {
        var reader = new QueryReader(request);
        var query = DatasetQuery.Read(request, reader);
        if (reader.Faults.Count > 0)
        {
            return ErrorAnswers.Invalid(reader.Faults);
        }

        if (request.QueryValue("cursor") is { } text)
        {
            if (!PageCursor.TryDecode(text, out var cursor))
            {
                return ErrorAnswers.InvalidCursor();
            }

            query = query with { After = cursor };
        }

        var body = new ArrayBufferWriter<byte>(query.Limit * ItemLength);
        body.Write("{\"items\":["u8);
        var next = listing.Write(query, body);
        body.Write(Encoding.ASCII.GetBytes(next is null ? "],\"next_cursor\":null}" : $"],\"next_cursor\":\"{next.Encode()}\"}}"));
        return Answer.Json(200, body.WrittenMemory);
    }
}
