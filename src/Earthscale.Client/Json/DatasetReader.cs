using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>
/// Reads one dataset of a listing, straight into what people see: a million of them come through here. What is missing,
/// null or of another type is an error that names the field.
/// </summary>
/// <param name="texts">Keeps one copy of what tags repeat.</param>
internal sealed class DatasetReader(TextCache texts)
{
    /// <summary>Reads the object that the reader stands on, to its end.</summary>
    /// <exception cref="JsonException">It is not a dataset.</exception>
    public Dataset Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"expected an object, found {reader.TokenType}.");
        }

        Guid? datasetId = null, versionId = null;
        string? name = null, type = null;
        TagDictionary? tags = null;
        IReadOnlyList<DatasetLabel>? labels = null;
        DateTimeOffset? createdAt = null, updatedAt = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("dataset_id"u8))
            {
                datasetId = ReadId(ref reader, "dataset_id");
            }
            else if (reader.ValueTextEquals("dataset_version_id"u8))
            {
                versionId = ReadId(ref reader, "dataset_version_id");
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = ReadText(ref reader, "name");
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                type = ReadRepeated(ref reader, "type");
            }
            else if (reader.ValueTextEquals("tags"u8))
            {
                tags = ReadTags(ref reader);
            }
            else if (reader.ValueTextEquals("labels"u8))
            {
                labels = ReadLabels(ref reader);
            }
            else if (reader.ValueTextEquals("created_at"u8))
            {
                createdAt = ReadTime(ref reader, "created_at");
            }
            else if (reader.ValueTextEquals("updated_at"u8))
            {
                updatedAt = ReadTime(ref reader, "updated_at");
            }
            else
            {
                reader.Skip();
            }
        }

        return new Dataset
        {
            DatasetId = datasetId ?? throw Require.Missing("dataset_id"),
            DatasetVersionId = versionId ?? throw Require.Missing("dataset_version_id"),
            Name = name ?? throw Require.Missing("name"),
            Type = Require.DatasetType(type),
            Labels = labels ?? [],
            Tags = tags ?? TagDictionary.Empty,
            CreatedAt = createdAt ?? throw Require.Missing("created_at"),
            UpdatedAt = updatedAt ?? throw Require.Missing("updated_at"),
        };
    }

    private static Guid? ReadId(ref Utf8JsonReader reader, string field)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String when reader.TryGetGuid(out var id) => id,
            _ => throw Require.Unexpected(ref reader, "an id", field),
        };
    }

    private static DateTimeOffset? ReadTime(ref Utf8JsonReader reader, string field)
    {
        reader.Read();
        try
        {
            return reader.TokenType == JsonTokenType.Null ? null : TimeConverter.Read(ref reader);
        }
        catch (JsonException e)
        {
            throw Require.At(field, e);
        }
    }

    private static string? ReadText(ref Utf8JsonReader reader, string field)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString() : throw Require.Unexpected(ref reader, "text", field);
    }

    private string? ReadRepeated(ref Utf8JsonReader reader, string field)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String => texts.Read(ref reader),
            JsonTokenType.Null => null,
            _ => throw Require.Unexpected(ref reader, "text", field),
        };
    }

    private TagDictionary? ReadTags(ref Utf8JsonReader reader)
    {
        reader.Read();
        try
        {
            return reader.TokenType == JsonTokenType.Null ? null : TagsConverter.Read(ref reader, texts);
        }
        catch (JsonException e)
        {
            throw Require.At("tags", e);
        }
    }

    private static IReadOnlyList<DatasetLabel>? ReadLabels(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Require.Unexpected(ref reader, "an array", "labels");
        }

        List<LabelJson?>? labels = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            try
            {
                (labels ??= []).Add(JsonSerializer.Deserialize(ref reader, WireJson.Default.LabelJson));
            }
            catch (JsonException e)
            {
                throw Require.At($"labels[{labels!.Count}]", e);
            }
        }

        return LabelJson.ToLabels(labels);
    }
}
