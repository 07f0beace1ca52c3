using System.Net;
using System.Text;
using System.Text.Json;

namespace Earthscale.Client.Http;

/// <summary>The forms in which a server may echo a secret: encoded for a URL, HTML, or JSON, as Base64, or as hexadecimal digits.</summary>
internal static class SecretForms
{
    // Shorter texts could be part of ordinary words.
    private const int MinBase64Length = 8;

    public static IEnumerable<string> Of(string secret)
    {
        var escaped = Uri.EscapeDataString(secret);
        var bytes = Encoding.UTF8.GetBytes(secret);
        string[] web = [escaped, Uri.EscapeDataString(escaped), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret)];
        string[] json = [JsonEncodedText.Encode(secret).Value, secret.Replace("/", @"\/", StringComparison.Ordinal)];
        return [.. web, .. json, Convert.ToHexString(bytes), .. Base64(bytes)];
    }

    // In longer text, such as "user:secret", a secret begins at any of three positions of a group.
    private static IEnumerable<string> Base64(byte[] secret)
    {
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. secret]);
            // Only the characters whose six bits all belong to the secret.
            var part = text[(((before * 8) + 5) / 6)..((before + secret.Length) * 8 / 6)];
            if (part.Length >= MinBase64Length)
            {
                yield return part;
                yield return part.Replace('+', '-').Replace('/', '_');
            }
        }
    }
}
