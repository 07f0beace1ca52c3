using System.Text.Json;

namespace Earthscale.Client.Datasets;

/// <summary>
/// Reads only the start and the end of a page, where a listing has its array and its cursor, so that the next page can
/// be requested before this one is read.
/// </summary>
internal static class PageEnds
{
    // Longer than any likely cursor; a longer one is found by reading the page.
    private const int MaxTail = 4096;

    /// <summary>
    /// Finds the cursor of a page that starts with its array and ends with its cursor. Assumes valid JSON, which the reader
    /// of the datasets checks.
    /// </summary>
    /// <param name="page">The page's bytes.</param>
    /// <param name="array">The array's name.</param>
    /// <param name="reader">A reader that is positioned after the start of the array.</param>
    /// <param name="cursor">The cursor; null if there is no next page.</param>
    public static bool TryFind(ReadOnlySpan<byte> page, string array, out Utf8JsonReader reader, out string? cursor)
    {
        cursor = null;
        reader = new Utf8JsonReader(page);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject
            && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(array)
            && reader.Read() && reader.TokenType == JsonTokenType.StartArray
            && TryFindCursor(page, out cursor);
    }

    private static bool TryFindCursor(ReadOnlySpan<byte> page, out string? cursor)
    {
        cursor = null;
        var start = page.LastIndexOf("\"next_cursor\""u8);
        if (start < 1 || page.Length - start > MaxTail)
        {
            return false;
        }

        // After a comma, the quotation mark starts a string: one that ended a string could not precede a letter. And if a
        // single brace ends the page, the member before it belongs to the page object.
        Span<byte> member = [(byte)'{', .. page[start..]];
        return page[start - 1] == (byte)',' && TryReadMember(member, out cursor);
    }

    private static bool TryReadMember(ReadOnlySpan<byte> member, out string? cursor)
    {
        cursor = null;
        try
        {
            var reader = new Utf8JsonReader(member);
            reader.Read();
            reader.Read();
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                return false;
            }

            cursor = reader.GetString();
            return reader.Read() && reader.TokenType == JsonTokenType.EndObject && !reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            cursor = null;
            return false;
        }
    }
}
