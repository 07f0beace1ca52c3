using System.Buffers;
using System.Text;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Earthscale.Emulator.Api;

/// <summary>The endpoints of the listings. Their JSON comes from the database unchanged, since writing it would take most of the time.</summary>
internal static class ListingEndpoints
{
    /// <summary>The approximate length of a dataset in JSON.</summary>
    private const int ItemLength = 512;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/datasets", (DatasetQuery query, DatasetListing listing) => ByOffset(query, listing));
        routes.MapGet("/datasets/cursor", (DatasetQuery query, DatasetListing listing) => ByCursor(query, listing));
    }

    private static FileContentHttpResult ByOffset(DatasetQuery query, DatasetListing listing)
    {
        var body = new ArrayBufferWriter<byte>(query.Limit * ItemLength);
        body.Write("["u8);
        listing.Write(query, body);
        body.Write("]"u8);
        return TypedResults.Bytes(body.WrittenMemory, "application/json");
    }

    /// <remarks>ASSUMED: the array is called <c>items</c>. The public reference does not show its name.</remarks>
    private static IResult ByCursor(DatasetQuery query, DatasetListing listing)
    {
        if (query is { Cursor: not null, After: null })
        {
            return ErrorResults.InvalidCursor();
        }

        var body = new ArrayBufferWriter<byte>(query.Limit * ItemLength);
        body.Write("{\"items\":["u8);
        var next = listing.Write(query, body);
        body.Write(Encoding.ASCII.GetBytes(next is null ? "],\"next_cursor\":null}" : $"],\"next_cursor\":\"{next.Encode()}\"}}"));
        return TypedResults.Bytes(body.WrittenMemory, "application/json");
    }
}
