using Earthscale.Client.Http;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>The auth service's address and public key.</summary>
internal sealed class AuthAddress
{
    /// <summary>The hosted auth service.</summary>
    public const string Default = "https://supabase.earthscale.ai";

    /// <param name="text">The root URL, as the user wrote it.</param>
    /// <param name="setting">The name of the setting, for errors.</param>
    /// <param name="anonKey">The public key that the gateway requires; null for none.</param>
    /// <param name="anonKeySetting">The name of the key's setting, for errors.</param>
    /// <exception cref="ConfigurationException">The address or the key is invalid.</exception>
    public AuthAddress(string text, string setting, string? anonKey, string anonKeySetting)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw ServiceAddress.NotAnAddress(setting, new Uri(Default));
        }

        ServiceAddress.CheckSafe(uri, setting, new Uri(Default));
        Text = text;
        Root = new Uri(uri.AbsoluteUri.TrimEnd('/') + "/");
        AnonKey = string.IsNullOrEmpty(anonKey) || HeaderText.IsToken(anonKey)
            ? anonKey
            : throw new ConfigurationException($"{anonKeySetting} has characters that a key cannot have (spaces, line breaks, letters beyond ASCII). Copy the key again.");
    }

    /// <summary>The root URL as the user wrote it. The session file's name is derived from it.</summary>
    public string Text { get; }

    /// <summary>The root URL as the session file stores it.</summary>
    public string StoredText => Text.TrimEnd('/');

    /// <summary>The root URL, with a trailing slash.</summary>
    public Uri Root { get; }

    public string? AnonKey { get; }

    /// <summary>Whether a session file's <c>auth_url</c> refers to this service.</summary>
    public bool Matches(string storedText) =>
        Uri.TryCreate(storedText, UriKind.Absolute, out var uri)
        && string.Equals(uri.AbsoluteUri.TrimEnd('/') + "/", Root.AbsoluteUri, StringComparison.Ordinal);
}
