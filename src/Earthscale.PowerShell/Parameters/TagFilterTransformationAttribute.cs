using System.Collections;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Converts <c>key:value</c> strings in the service's syntax, and hashtables, to tag filters.</summary>
internal sealed class TagFilterTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value) => ReadAll(value).ToArray();

    private static IEnumerable<TagFilter> ReadAll(object? value) => ArgumentValue.Unwrap(value) switch
    {
        TagFilter filter => [filter],
        string text => [CheckValue(TagFilter.Parse(text))],
        var other when ArgumentValue.Entries(other) is { } pairs => pairs.Select(pair => TagFilter.FromPair(ArgumentText.Of(pair.Key), ArgumentText.Of(pair.Value))),
        IEnumerable list => list.Cast<object?>().SelectMany(ReadAll),
        var other => throw new FormatException($"'{other}' is not a tag; write key:value, or use a hashtable: @{{key='value'}}."),
    };

    // "sensor:$misspelled" has no value.
    private static TagFilter CheckValue(TagFilter filter) => string.IsNullOrWhiteSpace(filter.Value)
        ? throw new FormatException($"The tag '{filter}' has an empty value. To find datasets with an empty tag: Get-EsDataset | Where-Object {{ $_.Tags['{filter.Key.Replace("'", "''", StringComparison.Ordinal)}'] -eq '' }}")
        : filter;
}
