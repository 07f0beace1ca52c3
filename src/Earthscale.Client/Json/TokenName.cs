using System.Text.Json;

namespace Earthscale.Client.Json;

/// <summary>Names JSON values in messages.</summary>
internal static class TokenName
{
    /// <summary>Names the value that begins with a token: "a number".</summary>
    public static string Of(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
