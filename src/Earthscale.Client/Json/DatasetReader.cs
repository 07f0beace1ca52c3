using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>
/// Reads one dataset of a listing directly into the model, since listings can have a million datasets. A missing, null,
/// or mistyped field is an error that names the field.
/// </summary>
/// <param name="texts">The cache of repeated texts.</param>
internal sealed class DatasetReader(TextCache texts)
{
    /// <summary>Reads the object at the reader's position.</summary>
    /// <exception cref="JsonException">The object is not a dataset.</exception>
    public Dataset Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"expected an object, found {TokenName.Of(reader.TokenType)}.");
        }

        var fields = default(Fields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField(ref reader, ref fields);
        }

        return new Dataset
        {
            DatasetId = Require.Value(fields.DatasetId, "dataset_id"),
            DatasetVersionId = Require.Value(fields.DatasetVersionId, "dataset_version_id"),
            Name = Require.Value(fields.Name, "name"),
            Type = Require.Value(fields.Type, "type"),
            Labels = fields.Labels ?? [],
            Tags = fields.Tags ?? TagDictionary.Empty,
            CreatedAt = Require.Value(fields.CreatedAt, "created_at"),
            UpdatedAt = Require.Value(fields.UpdatedAt, "updated_at"),
        };
    }

    /// <summary>Finds the id and the name of an unreadable dataset; null for a value that cannot be read.</summary>
    /// <param name="reader">The reader, at the dataset.</param>
    public static (Guid? Id, string? Name) Identify(Utf8JsonReader reader)
    {
        (Guid? id, string? name) = (null, null);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return (id, name);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = NameOf(ref reader);
            reader.Read();
            try
            {
                if (reader.TokenType == JsonTokenType.String && field == "dataset_id" && reader.TryGetGuid(out var read))
                {
                    id = read;
                }
                else if (reader.TokenType == JsonTokenType.String && field == "name")
                {
                    name = reader.GetString();
                }
            }
            catch (InvalidOperationException)
            {
                // The text is not valid Unicode.
            }

            reader.Skip();
        }

        return (id, name);
    }

    private void ReadField(ref Utf8JsonReader reader, ref Fields fields)
    {
        var name = NameOf(ref reader);
        reader.Read();
        if (name is null || reader.TokenType == JsonTokenType.Null)
        {
            reader.Skip();
            return;
        }

        try
        {
            ReadValue(ref reader, name, ref fields);
        }
        catch (Exception e) when (Require.IsUnreadable(e))
        {
            throw Require.At(name, e);
        }
    }

    // Null for an unknown field.
    private static string? NameOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("dataset_id"u8) ? "dataset_id"
        : reader.ValueTextEquals("dataset_version_id"u8) ? "dataset_version_id"
        : reader.ValueTextEquals("name"u8) ? "name"
        : reader.ValueTextEquals("type"u8) ? "type"
        : reader.ValueTextEquals("tags"u8) ? "tags"
        : reader.ValueTextEquals("labels"u8) ? "labels"
        : reader.ValueTextEquals("created_at"u8) ? "created_at"
        : reader.ValueTextEquals("updated_at"u8) ? "updated_at"
        : null;

    private void ReadValue(ref Utf8JsonReader reader, string name, ref Fields fields)
    {
        switch (name)
        {
            case "dataset_id":
                fields.DatasetId = ReadId(ref reader);
                break;
            case "dataset_version_id":
                fields.DatasetVersionId = ReadId(ref reader);
                break;
            case "name":
                fields.Name = CheckText(ref reader).GetString();
                break;
            case "type":
                fields.Type = texts.Read(ref CheckText(ref reader));
                break;
            case "tags":
                fields.Tags = TagsConverter.Read(ref reader, texts);
                break;
            case "labels":
                fields.Labels = ReadLabels(ref reader);
                break;
            case "created_at":
                fields.CreatedAt = TimeConverter.Read(ref reader);
                break;
            default:
                fields.UpdatedAt = TimeConverter.Read(ref reader);
                break;
        }
    }

    private static Guid ReadId(ref Utf8JsonReader reader) =>
        CheckText(ref reader).TryGetGuid(out var id) ? id : throw new JsonException($"expected an id, found '{reader.GetString()}'.");

    private static ref Utf8JsonReader CheckText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"expected text, found {TokenName.Of(reader.TokenType)}.");
        }

        return ref reader;
    }

    private static IReadOnlyList<DatasetLabel> ReadLabels(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"expected an array, found {TokenName.Of(reader.TokenType)}.");
        }

        List<LabelJson?>? labels = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            (labels ??= []).Add(JsonSerializer.Deserialize(ref reader, WireJson.Default.LabelJson));
        }

        return LabelJson.ToLabels(labels);
    }

    private struct Fields
    {
        public Guid? DatasetId;
        public Guid? DatasetVersionId;
        public string? Name;
        public string? Type;
        public TagDictionary? Tags;
        public IReadOnlyList<DatasetLabel>? Labels;
        public DateTimeOffset? CreatedAt;
        public DateTimeOffset? UpdatedAt;
    }
}
