using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Names;

/// <summary>Warnings about filters that nothing can match, probably because of how they are written.</summary>
internal static class FilterWarnings
{
    private static readonly char[] s_wildcards = ['*', '?', '['];

    /// <summary>Lists the warnings of a listing.</summary>
    /// <param name="type">The type asked for.</param>
    /// <param name="listedTypes">The types of the datasets listed.</param>
    /// <param name="unmatchedTags">The tags asked for, if no dataset has them.</param>
    public static IEnumerable<string> Of(string? type, HashSet<string> listedTypes, IEnumerable<TagFilter>? unmatchedTags)
    {
        if (type is not (null or DatasetType.Raster or DatasetType.Vector) && listedTypes.Count > 0 && !listedTypes.Contains(type))
        {
            yield return $"No dataset has the type '{DisplayText.OneLine(type, 100)}'. The types listed were: {DisplayText.OneLine(string.Join(", ", listedTypes), 300)}.";
        }

        if (unmatchedTags?.FirstOrDefault(tag => HasWildcard(tag.Key) || HasWildcard(tag.Value)) is { } tag)
        {
            yield return $"No dataset has the tag '{DisplayText.OneLine(tag.Text, 100)}'. -Tag matches exact text, without wildcards. For a pattern: Get-EsDataset | Where-Object {{ {Pattern(tag)} }}";
        }
    }

    private static string Pattern(TagFilter tag) => HasWildcard(tag.Key)
        ? $"$_.Tags.Keys -like {QuotedText.Of(tag.Key)}"
        : $"$_.Tags[{QuotedText.Of(tag.Key)}] -like {QuotedText.Of(tag.Value)}";

    private static bool HasWildcard(string text) => text.IndexOfAny(s_wildcards) >= 0;
}
