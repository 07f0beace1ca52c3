namespace Earthscale.Client.Http;

/// <summary>The secrets of a request. They are masked in text from the service, since some servers echo what they receive.</summary>
internal sealed class Secrets
{
    // A shorter text could be part of ordinary words; no such secret is in use.
    private const int MinLength = 4;
    private static readonly HttpRequestOptionsKey<Secrets> s_key = new("Earthscale.Secrets");
    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    // Made only when there is text to mask, which most requests do not have.
    private string[]? _forms;

    public static Secrets None { get; } = new();

    public static Secrets Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(s_key, out var secrets))
        {
            request.Options.Set(s_key, secrets = new Secrets());
        }

        return secrets;
    }

    /// <summary>Adds a secret that is sent with the request, now or at its next attempt.</summary>
    public void Add(string? secret)
    {
        if (secret?.Length >= MinLength && _values.Add(secret))
        {
            _forms = null;
        }
    }

    /// <summary>Replaces each secret in a text with ***.</summary>
    public string Mask(string text)
    {
        // The longest first, since a secret may be the start of another.
        _forms ??= [.. _values.Concat(_values.SelectMany(SecretForms.Of)).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];
        foreach (var form in _forms)
        {
            text = text.Replace(form, "***", StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>Returns the cause of an error, or null if its text contains a secret.</summary>
    public Exception? OmitIfSecret(Exception? cause) => cause is not null && Mask(cause.ToString()) == cause.ToString() ? cause : null;
}
