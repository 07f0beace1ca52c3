namespace Earthscale.Client.Text;

/// <summary>Checks header values, since a line break in a value would start another header.</summary>
internal static class HeaderText
{
    /// <summary>Whether a text has only visible ASCII characters, as keys and tokens do, and is not empty.</summary>
    public static bool IsToken(string? text) => !string.IsNullOrEmpty(text) && text.All(c => c is > ' ' and < '\x7f');
}
