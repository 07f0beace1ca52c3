using System.Text;
using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>
/// Gives the same string for the same short text: a listing repeats its tags by the hundred thousand. Forgets as
/// easily as it learns, and never grows. Not for several threads at a time.
/// </summary>
internal sealed class TextCache
{
    private const int MaxLength = 40;
    private const int Size = 1024;
    private readonly string?[] _texts = new string?[Size];

    /// <summary>The text that the reader stands on.</summary>
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
