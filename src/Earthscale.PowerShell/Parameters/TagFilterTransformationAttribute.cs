using System.Collections;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Takes tags to look for as <c>key:value</c> strings in the service's spelling, and as hashtables.</summary>
internal sealed class TagFilterTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value) => ReadAll(value).ToArray();

    private static IEnumerable<TagFilter> ReadAll(object? value) => ArgumentValue.Unwrap(value) switch
    {
        TagFilter filter => [filter],
        string text => [Whole(TagFilter.Parse(text))],
        var other when ArgumentValue.Entries(other) is { } pairs => pairs.Select(pair => TagFilter.FromPair(ArgumentText.Of(pair.Key), ArgumentText.Of(pair.Value))),
        IEnumerable list => list.Cast<object?>().SelectMany(ReadAll),
        var other => throw new FormatException($"'{other}' is not a tag; write key:value, or use a hashtable: @{{key='value'}}."),
    };

    // "sensor:$misspelled" is only half a filter.
    private static TagFilter Whole(TagFilter filter) => string.IsNullOrWhiteSpace(filter.Value)
        ? throw new FormatException($"The tag '{filter}' has an empty value. For datasets whose tag is empty: Get-EsDataset | Where-Object {{ $_.Tags['{filter.Key.Replace("'", "''", StringComparison.Ordinal)}'] -eq '' }}")
        : filter;
}
