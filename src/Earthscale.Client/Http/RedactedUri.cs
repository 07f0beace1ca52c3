namespace Earthscale.Client.Http;

/// <summary>An address as it may be shown: without what a query holds of secrets, and safe for a terminal.</summary>
internal static class RedactedUri
{
    private static readonly string[] s_secretWords = ["key", "token", "secret", "password", "signature", "credential"];

    /// <summary>The address, percent-encoded, with the values of telling query parameters (api_key, …) left out.</summary>
    public static string Of(Uri uri) =>
        uri.Query.Length < 2 ? uri.AbsoluteUri : $"{uri.GetLeftPart(UriPartial.Path)}?{string.Join('&', uri.Query[1..].Split('&').Select(Mask))}";

    private static string Mask(string parameter)
    {
        var name = parameter.Split('=')[0];
        return IsTelling(Uri.UnescapeDataString(name)) ? $"{name}=***" : parameter;
    }

    // Part of a word is enough: rather one value too few in a message than one secret too many.
    private static bool IsTelling(string name) => s_secretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
