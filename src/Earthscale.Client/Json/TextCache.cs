using System.Text;
using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>
/// A cache of short texts, so that repeated tags of a listing share their strings. It has a fixed size: a new text
/// replaces an old one. Not thread-safe.
/// </summary>
internal sealed class TextCache
{
    private const int MaxLength = 40;
    private const int Size = 1024;
    private readonly string?[] _texts = new string?[Size];

    /// <summary>Reads the text at the reader's position.</summary>
    public string Read(ref Utf8JsonReader reader)
    {
        var bytes = reader.ValueSpan;
        if (reader.ValueIsEscaped || bytes.Length is 0 or > MaxLength)
        {
            return reader.GetString()!;
        }

        ref var text = ref _texts[Slot(bytes)];
        return text is not null && Ascii.Equals(bytes, text) ? text : text = reader.GetString()!;
    }

    private static int Slot(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var b in bytes)
        {
            hash = (hash ^ b) * 16777619u;
        }

        return (int)((hash ^ (hash >> 16)) % Size);
    }
}
