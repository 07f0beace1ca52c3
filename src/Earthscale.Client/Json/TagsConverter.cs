using System.Text.Json;
using System.Text.Json.Serialization;

namespace Earthscale.Client.Json;

/// <summary>Reads tags as they are: text stays text, whatever it looks like, and nothing else passes for it.</summary>
internal sealed class TagsConverter : JsonConverter<TagDictionary>
{
    public override TagDictionary Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, texts: null);

    /// <summary>Reads the tags that the reader stands on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="texts">Keeps one copy of what repeats; null where nothing does.</param>
    public static TagDictionary Read(ref Utf8JsonReader reader, TextCache? texts)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"expected an object of tags, found {reader.TokenType}.");
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = texts?.Read(ref reader) ?? reader.GetString()!;
            reader.Read();
            tags[key] = reader.TokenType == JsonTokenType.String
                ? texts?.Read(ref reader) ?? reader.GetString()!
                : throw new JsonException($"expected text for the tag '{key}', found {reader.TokenType}.");
        }

        return tags.Count == 0 ? TagDictionary.Empty : new TagDictionary(tags);
    }

    public override void Write(Utf8JsonWriter writer, TagDictionary value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Tags are sent by the generated client.");
}
