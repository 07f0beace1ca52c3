namespace Earthscale.Client.Http;

/// <summary>An address as it may be shown: without what a query holds of secrets, and safe for a terminal.</summary>
internal static class RedactedUri
{
    // Part of a word is enough: rather one value too few in a message than one secret too many.
    private static readonly string[] s_secretWords =
        ["key", "token", "secret", "pass", "pwd", "sig", "cred", "auth", "code", "jwt", "sas", "hmac", "otp", "session", "cookie", "bearer"];

    /// <summary>The address, percent-encoded, without the values of query parameters that tell (api_key, sig, …), alone or in an address that is a value.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="secrets">What else must not be shown.</param>
    public static string Of(Uri uri, Secrets? secrets = null)
    {
        var text = uri.Query.Length < 2
            ? uri.AbsoluteUri
            : $"{uri.GetLeftPart(UriPartial.Path)}?{string.Join('&', uri.Query[1..].Split('&').Select(Mask))}";
        return (secrets ?? Secrets.None).Mask(text);
    }

    private static string Mask(string parameter)
    {
        var name = parameter.Split('=')[0];
        var parts = Uri.UnescapeDataString(Uri.UnescapeDataString(parameter)).Split('?', '&', ';', '#');
        return parts.Any(part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and var end && IsTelling(part[..end])) ? $"{name}=***" : parameter;
    }

    private static bool IsTelling(string name) => s_secretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
