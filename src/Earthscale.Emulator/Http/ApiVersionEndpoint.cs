namespace Earthscale.Emulator.Http;

/// <summary>Says that version 1 of the API is supported, and the newest.</summary>
internal static class ApiVersionEndpoint
{
    public static Answer Get(EmulatorRequest request) => Answer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("is_supported", true);
        json.WriteNumber("newest_supported_version", 1);
        json.WriteBoolean("is_deprecated", false);
        json.WriteNull("will_be_removed_after");
        json.WriteNull("deprecation_message");
        json.WriteEndObject();
    });
}
