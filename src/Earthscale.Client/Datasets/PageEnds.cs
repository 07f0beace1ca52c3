using System.Text.Json;

namespace Earthscale.Client.Datasets;

/// <summary>
/// Looks at a page's beginning and end alone, where a listing has its array and its cursor: the next page can be
/// sent for without reading this one.
/// </summary>
internal static class PageEnds
{
    // Longer than any cursor is likely to be; others are found by reading the page.
    private const int MaxTail = 4096;

    /// <summary>
    /// Whether the page begins with its array and ends with its cursor, and what that is. True only of a page that is
    /// JSON, which is for the reader of the datasets to find out.
    /// </summary>
    /// <param name="page">The page's bytes.</param>
    /// <param name="array">The array's name.</param>
    /// <param name="reader">Stands behind the start of the array.</param>
    /// <param name="cursor">The cursor; null when there is no next page.</param>
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

        // Behind a comma the quote opens a text: one that closed a text could not be followed by a letter. And where
        // a single brace ends the page, the member that it follows is the page's own.
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
