using System.Text.Json;
using System.Text.Json.Serialization;

namespace Earthscale.Emulator.Api;

/// <summary>Reads true, false or "auto".</summary>
internal sealed class OptimizationSwitchConverter : JsonConverter<OptimizationSwitch>
{
    public override OptimizationSwitch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => OptimizationSwitch.On,
        JsonTokenType.False => OptimizationSwitch.Off,
        JsonTokenType.String when reader.ValueTextEquals("auto") => OptimizationSwitch.Auto,
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, OptimizationSwitch value, JsonSerializerOptions options) => throw new NotSupportedException();
}
