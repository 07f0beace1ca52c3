namespace Earthscale.Client.Text;

/// <summary>What may stand in a header. One with a line break in it would be another header.</summary>
internal static class HeaderText
{
    /// <summary>Whether the text is not empty and only visible ASCII, as keys and tokens are.</summary>
    public static bool IsToken(string? text) => !string.IsNullOrEmpty(text) && text.All(c => c is > ' ' and < '\x7f');
}
