using System.Text.Json;
using System.Text.Json.Serialization;

namespace Earthscale.Client.Json;

/// <summary>Reads tags. Values must be text and stay text.</summary>
internal sealed class TagsConverter : JsonConverter<TagDictionary>
{
    public override TagDictionary Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, texts: null);

    /// <summary>Reads the tags at the reader's position.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="texts">The cache of repeated texts; null for none.</param>
    public static TagDictionary Read(ref Utf8JsonReader reader, TextCache? texts)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"expected an object of tags, found {TokenName.Of(reader.TokenType)}.");
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = texts?.Read(ref reader) ?? reader.GetString()!;
            reader.Read();
            tags[key] = reader.TokenType == JsonTokenType.String
                ? texts?.Read(ref reader) ?? reader.GetString()!
                : throw new JsonException($"expected text for the tag '{key}', found {TokenName.Of(reader.TokenType)}.");
        }

        return tags.Count == 0 ? TagDictionary.Empty : new TagDictionary(tags);
    }

    public override void Write(Utf8JsonWriter writer, TagDictionary value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Tags are sent by the generated client.");
}
