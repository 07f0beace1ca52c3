namespace Earthscale.Client.Http;

/// <summary>Redacts addresses: removes secrets from queries. The result is safe to display.</summary>
internal static class RedactedUri
{
    // Part of a name is enough: it is better to redact too much than too little.
    private static readonly string[] s_secretWords =
        ["key", "token", "secret", "pass", "pwd", "sig", "cred", "auth", "code", "jwt", "sas", "hmac", "otp", "session", "cookie", "bearer"];

    /// <summary>Gets the address, percent-encoded, without the values of query parameters such as api_key and sig, also in nested addresses.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="secrets">Other secrets to redact.</param>
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
        return parts.Any(part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and var end && IsSecret(part[..end])) ? $"{name}=***" : parameter;
    }

    private static bool IsSecret(string name) => s_secretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
