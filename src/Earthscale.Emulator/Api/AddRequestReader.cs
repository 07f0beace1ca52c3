using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Api;

/// <summary>
/// Reads the body of <c>POST /v1/datasets</c>. It checks exactly what the contract requires, and ignores unknown
/// fields.
/// </summary>
internal sealed class AddRequestReader(RequestErrors errors)
{
    private const string NotAnObject = "Input should be a valid dictionary or object to extract fields from";
    private const string Kinds = "'image', 'zarr', 'vector', 'tileserver'";

    /// <summary>Reads the request; null after at least one error.</summary>
    public static async ValueTask<AddDatasetRequest?> ReadAsync(HttpContext context)
    {
        var (request, errors) = (context.Request, RequestErrors.Of(context));
        if (request.Body.Length == 0)
        {
            errors.Add(["body"], "Field required", "missing");
        }
        else if (request.ContentType is not null && !request.HasJsonContentType())
        {
            errors.Add(["body"], NotAnObject, "model_attributes_type");
        }
        else
        {
            try
            {
                using var document = await JsonDocument.ParseAsync(request.Body, default, context.RequestAborted);
                return new AddRequestReader(errors).Read(document.RootElement);
            }
            catch (JsonException exception)
            {
                errors.Add(["body", (int)(exception.BytePositionInLine ?? 0)], "JSON decode error", "json_invalid");
            }
        }

        return null;
    }

    private AddDatasetRequest? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Add(["body"], NotAnObject, "model_attributes_type");
            return null;
        }

        if (!body.TryGetProperty("type", out var type))
        {
            errors.Add(["body"], "Unable to extract tag using discriminator 'type'", "union_tag_not_found");
            return null;
        }

        switch (type.ValueKind == JsonValueKind.String ? type.GetString() : null)
        {
            case "image":
                return Read("image", body, ApiJson.Default.AddImageRequest);
            case "zarr":
                return ReadZarr(body);
            case "vector":
                return Read("vector", body, ApiJson.Default.AddVectorRequest);
            case "tileserver":
                return Read("tileserver", body, ApiJson.Default.AddTileServerRequest);
            default:
                errors.Add(["body"], $"Input tag '{type}' found using 'type' does not match any of the expected tags: {Kinds}", "union_tag_invalid");
                return null;
        }
    }

    private AddZarrRequest? ReadZarr(JsonElement body)
    {
        var request = Read("zarr", body, ApiJson.Default.AddZarrRequest);
        if (request?.Urls is { Count: not 1 } urls)
        {
            errors.Add(["body", "zarr", "urls"], $"List should have exactly 1 item after validation, not {urls.Count}", urls.Count > 1 ? "too_long" : "too_short");
        }

        return request;
    }

    private T? Read<T>(string kind, JsonElement body, JsonTypeInfo<T> type)
        where T : AddDatasetRequest
    {
        try
        {
            var request = body.Deserialize(type)!;
            foreach (var (field, value) in request.Fields())
            {
                Check(["body", kind, field], value);
            }

            return request;
        }
        catch (JsonException exception)
        {
            var path = JsonPlace.Parse(exception.Path);
            errors.Add(["body", kind, .. path], "Input is not of the expected type", JsonPlace.ExpectedType(type, path));
            return null;
        }
    }

    private void Check(IReadOnlyList<object> place, object? value)
    {
        if (value is null)
        {
            errors.Add(place, "Field required", "missing");
        }

        IEnumerable<object> nulls = value switch
        {
            IEnumerable<string?> texts => texts.Index().Where(text => text.Item is null).Select(text => (object)text.Index),
            IEnumerable<KeyValuePair<string, string?>> map => map.Where(entry => entry.Value is null).Select(entry => entry.Key),
            _ => [],
        };
        foreach (var step in nulls)
        {
            errors.Add([.. place, step], "Input should be a valid string", "string_type");
        }
    }
}
