using System.Buffers.Binary;

namespace Earthscale.Emulator.Catalog;

/// <summary>Creates ids that are the same at every start.</summary>
internal static class DeterministicId
{
    public static Guid Of(string kind, long index)
    {
        var seed = kind.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211UL);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Mix(seed + ((ulong)index * 2)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Mix(seed + ((ulong)index * 2) + 1));

        // The version and variant bits of a random UUID (version 4, RFC 9562).
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Distributes consecutive numbers over the whole range, without collisions.</summary>
    private static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93UL;
        value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93UL;
        return value ^ (value >> 32);
    }
}
