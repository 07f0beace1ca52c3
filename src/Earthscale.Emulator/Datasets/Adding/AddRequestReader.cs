using System.Text.Json;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Datasets.Adding;

/// <summary>
/// Reads the body of <c>POST /v1/datasets</c>. It refuses what the contract refuses and nothing more;
/// fields it does not know are ignored.
/// </summary>
internal sealed class AddRequestReader
{
    private const string Kinds = "'image', 'zarr', 'vector', 'tileserver'";

    private readonly List<ValidationFault> _faults = [];

    /// <summary>Every fault met; empty when the request is valid.</summary>
    public IReadOnlyList<ValidationFault> Faults => _faults;

    /// <summary>The version to add, or null when there are faults.</summary>
    public NewVersion? Read(EmulatorRequest request)
    {
        var version = ReadBody(request);
        return _faults.Count == 0 ? version : null;
    }

    private NewVersion? ReadBody(EmulatorRequest request)
    {
        if (request.Body.Length == 0)
        {
            return Refuse(["body"], "Field required", "missing");
        }

        if (!IsJson(request.Header("Content-Type")))
        {
            return Refuse(["body"], "Input should be a valid dictionary or object to extract fields from", "model_attributes_type");
        }

        try
        {
            using var document = JsonDocument.Parse(request.Body);
            return ReadRequest(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8, inside a string.
            return Refuse(["body", 0], "JSON decode error", "json_invalid");
        }
        catch (JsonException exception)
        {
            return Refuse(["body", (int)(exception.BytePositionInLine ?? 0)], "JSON decode error", "json_invalid");
        }
    }

    private NewVersion? ReadRequest(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return Refuse(["body"], "Input should be a valid dictionary or object to extract fields from", "model_attributes_type");
        }

        if (!body.TryGetProperty("type", out var type))
        {
            return Refuse(["body"], "Unable to extract tag using discriminator 'type'", "union_tag_not_found");
        }

        var kind = type.ValueKind == JsonValueKind.String ? type.GetString()! : type.GetRawText();
        var isText = type.ValueKind == JsonValueKind.String;
        return isText && kind is "image" or "zarr" or "vector" or "tileserver"
            ? ReadKind(kind, new JsonFields(body, ["body", kind], _faults))
            : Refuse(["body"], $"Input tag '{kind}' found using 'type' does not match any of the expected tags: {Kinds}", "union_tag_invalid");
    }

    private static NewVersion ReadKind(string kind, JsonFields fields)
    {
        var name = fields.RequiredText("name");
        var shared = ReadShared(fields);
        var detail = kind switch
        {
            "image" => ReadImage(fields, shared),
            "zarr" => ReadZarr(fields, shared),
            "vector" => ReadVector(fields, shared),
            _ => shared with { TileUrl = fields.RequiredText("url"), MaxZoom = 19 },
        };
        return new NewVersion
        {
            Name = name,
            Type = kind == "vector" ? "vector" : "raster",
            Detail = detail,
            Extent = detail.Tags.TryGetValue(EmulatorTags.Extent, out var text) && BoundingBox.TryParse(text, out var box, out _) ? box : null,
        };
    }

    private static VersionDetail ReadShared(JsonFields fields)
    {
        var labels = fields.Pairs("labels", "name", "value").Select(pair => new DatasetLabel(pair.First, pair.Second)).ToList();
        var tags = MergeTags(labels, fields.TextMap("tags", nullable: false));
        var scheduled = new OptimizationPlan(Fails: tags.GetValueOrDefault(EmulatorTags.Outcome) == "error");
        return new VersionDetail
        {
            Labels = labels,
            Tags = tags,
            Visualization = fields.IsSwitchedOff("visualization_optimization") ? OptimizationPlan.Never : scheduled,
            PixelInfo = fields.Texts("pixel_info_optimizations", nullable: false).Distinct().ToDictionary(dimension => dimension, _ => scheduled),
        };
    }

    /// <summary>A label becomes a tag unless there is a tag of its name: tags win.</summary>
    private static Dictionary<string, string> MergeTags(List<DatasetLabel> labels, IReadOnlyDictionary<string, string> tags)
    {
        var merged = new Dictionary<string, string>(tags);
        foreach (var label in labels)
        {
            merged.TryAdd(label.Name, label.Value);
        }

        return merged;
    }

    private static VersionDetail ReadImage(JsonFields fields, VersionDetail detail)
    {
        fields.RequiredTexts("urls");
        var bands = fields.Texts("bands", nullable: true);
        fields.OptionalText("groupby");
        fields.OptionalText("filename_date_pattern");
        fields.Pairs("filename_band_pattern", "pattern", "band");
        return detail with { Variables = bands.Distinct().ToDictionary(band => band, _ => new VariableStatistics(0, 1)) };
    }

    private static VersionDetail ReadZarr(JsonFields fields, VersionDetail detail)
    {
        var urls = fields.RequiredTexts("urls");
        fields.TextMap("rename", nullable: true);
        if (urls.Count > 1)
        {
            fields.Fault(["body", "zarr", "urls"], $"List should have at most 1 item after validation, not {urls.Count}", "too_long");
        }
        else if (urls.Count == 0 && fields.IsEmptyList("urls"))
        {
            fields.Fault(["body", "zarr", "urls"], "List should have at least 1 item after validation, not 0", "too_short");
        }

        return detail;
    }

    private static VersionDetail ReadVector(JsonFields fields, VersionDetail detail)
    {
        fields.RequiredText("url");
        return detail;
    }

    private static bool IsJson(string? contentType)
    {
        var mediaType = contentType?.Split(';')[0].Trim();
        return string.IsNullOrEmpty(mediaType)
            || mediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private NewVersion? Refuse(IReadOnlyList<object> place, string message, string type)
    {
        _faults.Add(new ValidationFault(place, message, type));
        return null;
    }
}
