using System.Globalization;

namespace Earthscale.Emulator.Http;

/// <summary>Says that version 1 of the API is supported, and whether it is deprecated and until when it stays.</summary>
internal sealed class ApiVersionEndpoint(EmulatorOptions options)
{
    public Answer Get(EmulatorRequest request) => Answer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("is_supported", true);
        json.WriteNumber("newest_supported_version", options.IsDeprecated ? 2 : 1);
        json.WriteBoolean("is_deprecated", options.IsDeprecated);
        json.WriteString("will_be_removed_after", options.RemovedAfter?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("deprecation_message", options.IsDeprecated ? "Version 1 of the API is deprecated. Use version 2." : null);
        json.WriteEndObject();
    });
}
