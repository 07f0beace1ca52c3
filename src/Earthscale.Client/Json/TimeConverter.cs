using System.Text.Json;
using System.Text.Json.Serialization;

namespace Earthscale.Client.Json;

/// <summary>Reads times that say their offset from UTC; one that does not could mean any hour.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads the time that the reader stands on.</summary>
    public static DateTimeOffset Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out var time))
        {
            throw new JsonException($"expected a time, such as 2026-01-31T12:00:00+00:00, found {Found(ref reader)}.");
        }

        return HasOffset(ref reader)
            ? time
            : throw new JsonException($"the time {Found(ref reader)} does not say its offset from UTC.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Times are sent by the generated client.");

    private static string Found(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? $"'{reader.GetString()}'" : reader.TokenType.ToString();

    // …Z, …+hh:mm or …-hh:mm; a date alone also ends in -dd, but not five places after its sign.
    private static bool HasOffset(ref Utf8JsonReader reader)
    {
        // Longer ones are no times. A plus may have come as \u002B.
        Span<byte> unescaped = stackalloc byte[64];
        ReadOnlySpan<byte> text = reader.ValueSpan.Length > unescaped.Length ? default
            : reader.ValueIsEscaped ? unescaped[..reader.CopyString(unescaped)]
            : reader.ValueSpan;
        return text is [.., (byte)'Z'] || (text.Length > 6 && text[^3] == (byte)':' && text[^6] is (byte)'+' or (byte)'-');
    }
}
