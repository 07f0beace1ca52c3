using System.Text.Json;
using System.Text.Json.Serialization;

namespace Earthscale.Client.Json;

/// <summary>Reads times with an offset from UTC. A time without an offset is ambiguous.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads the time at the reader's position.</summary>
    public static DateTimeOffset Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out var time))
        {
            throw new JsonException($"expected a time, such as 2026-01-31T12:00:00+00:00, found {Found(ref reader)}.");
        }

        return HasOffset(ref reader)
            ? time
            : throw new JsonException($"the time {Found(ref reader)} has no offset from UTC.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Times are sent by the generated client.");

    private static string Found(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? $"'{reader.GetString()}'" : TokenName.Of(reader.TokenType);

    // …Z, …+hh:mm, or …-hh:mm; a date alone also ends in -dd, but without a colon.
    private static bool HasOffset(ref Utf8JsonReader reader)
    {
        // A longer text is not a time. A plus sign may be escaped as \u002B.
        Span<byte> unescaped = stackalloc byte[64];
        ReadOnlySpan<byte> text = reader.ValueSpan.Length > unescaped.Length ? default
            : reader.ValueIsEscaped ? unescaped[..reader.CopyString(unescaped)]
            : reader.ValueSpan;
        return text is [.., (byte)'Z'] || (text.Length > 6 && text[^3] == (byte)':' && text[^6] is (byte)'+' or (byte)'-');
    }
}
