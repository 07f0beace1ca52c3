using System.Buffers.Binary;
using System.Buffers.Text;

namespace Earthscale.Emulator.Datasets;

/// <summary>
/// The cursor of a page: the key of its last dataset, not an offset, so that changes of the catalog neither repeat
/// nor hide a dataset.
/// </summary>
internal sealed record PageCursor(long NewestFirst, Guid VersionId)
{
    private const byte Mark = 1;
    private const int Length = 1 + sizeof(long) + 16;

    public string Encode()
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Mark;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], NewestFirst);
        VersionId.TryWriteBytes(bytes[9..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryDecode(string text, out PageCursor cursor)
    {
        cursor = new PageCursor(0, Guid.Empty);
        if (!Base64Url.IsValid(text, out var length) || length != Length)
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        cursor = new PageCursor(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1)), new Guid(bytes.AsSpan(9), bigEndian: true));
        return bytes[0] == Mark;
    }
}
