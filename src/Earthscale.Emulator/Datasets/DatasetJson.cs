using System.Text.Json;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Datasets;

/// <summary>Writes datasets the way the service does.</summary>
internal static class DatasetJson
{
    /// <summary>A <c>ListDatasetResponse</c>; the database keeps it ready made.</summary>
    public static void WriteItem(Utf8JsonWriter json, NewVersion version, VersionReference reference, long createdAt, long updatedAt)
    {
        json.WriteStartObject();
        WriteIdentity(json, reference, version.Name, version.Type);
        WriteAnnotations(json, version.Detail);
        json.WriteString("created_at", ServiceTime.Format(createdAt));
        json.WriteString("updated_at", ServiceTime.Format(updatedAt));
        json.WriteEndObject();
    }

    /// <summary>A <c>DatasetVersionReference</c>.</summary>
    public static void WriteReference(Utf8JsonWriter json, VersionReference reference)
    {
        json.WriteStartObject();
        json.WriteString("dataset_id", reference.DatasetId);
        json.WriteString("dataset_version_id", reference.VersionId);
        json.WriteEndObject();
    }

    public static void WriteIdentity(Utf8JsonWriter json, VersionReference reference, string name, string type)
    {
        json.WriteString("dataset_id", reference.DatasetId);
        json.WriteString("dataset_version_id", reference.VersionId);
        json.WriteString("name", name);
        json.WriteString("type", type);
    }

    public static void WriteAnnotations(Utf8JsonWriter json, VersionDetail detail)
    {
        json.WriteStartArray("labels");
        foreach (var label in detail.Labels)
        {
            json.WriteStartObject();
            json.WriteString("name", label.Name);
            json.WriteString("value", label.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("tags");
        WriteTags(json, detail);
    }

    public static void WriteTags(Utf8JsonWriter json, VersionDetail detail)
    {
        json.WriteStartObject();
        foreach (var (key, value) in detail.Tags)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }
}
