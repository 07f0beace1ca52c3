using Earthscale.Client.Http;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>Where the auth service is, and its public key.</summary>
internal sealed class AuthAddress
{
    /// <summary>The hosted auth service.</summary>
    public const string Default = "https://supabase.earthscale.ai";

    /// <param name="text">The root, as it was written.</param>
    /// <param name="setting">What to call it in an error.</param>
    /// <param name="anonKey">The public key that the gateway asks for; null for none.</param>
    /// <param name="anonKeySetting">What to call that in an error.</param>
    /// <exception cref="ConfigurationException">The address or the key is not one to be used.</exception>
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

    /// <summary>The root as it was written; the session file's name is made from it.</summary>
    public string Text { get; }

    /// <summary>The root as the session file holds it.</summary>
    public string StoredText => Text.TrimEnd('/');

    /// <summary>The root, with a slash at its end.</summary>
    public Uri Root { get; }

    /// <summary>The public key; null for none.</summary>
    public string? AnonKey { get; }

    /// <summary>Whether a session file's <c>auth_url</c> means this service.</summary>
    public bool IsMeantBy(string storedText) =>
        Uri.TryCreate(storedText, UriKind.Absolute, out var uri)
        && string.Equals(uri.AbsoluteUri.TrimEnd('/') + "/", Root.AbsoluteUri, StringComparison.Ordinal);
}
