namespace Earthscale.Client.Http;

/// <summary>What a request has told the service in confidence: masked wherever the service's own words are shown, since some servers repeat what they were sent.</summary>
internal sealed class Secrets
{
    // Shorter ones stand in too many words; none is in use.
    private const int MinLength = 4;
    private static readonly HttpRequestOptionsKey<Secrets> s_key = new("Earthscale.Secrets");
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);

    /// <summary>No secrets.</summary>
    public static Secrets None { get; } = new();

    public static Secrets Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(s_key, out var secrets))
        {
            request.Options.Set(s_key, secrets = new Secrets());
        }

        return secrets;
    }

    /// <summary>Takes note of a secret that goes out with the request, now or at its next attempt.</summary>
    public void Add(string? secret)
    {
        if (secret?.Length >= MinLength && _values.Add(secret))
        {
            _values.Add(Uri.EscapeDataString(secret));
        }
    }

    /// <summary>The text with *** for each secret.</summary>
    public string Mask(string text)
    {
        // The longest first: one may be the beginning of another.
        foreach (var secret in _values.OrderByDescending(value => value.Length))
        {
            text = text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>The cause of an error, unless its words hold a secret.</summary>
    public Exception? Keep(Exception? cause) => cause is not null && Mask(cause.ToString()) == cause.ToString() ? cause : null;
}
