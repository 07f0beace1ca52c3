using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes <c>key:value</c>: keys until the colon, then that key's values, in the service's spelling.</summary>
public sealed class TagCompleter : CatalogCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<CompletionResult> Complete(string parameterName, TypedWord word, Func<string?, IReadOnlyList<Dataset>> find)
    {
        if (HasColon(word.Text))
        {
            var typed = TagFilter.Parse(word.Text);
            return Values(find(null), typed, word);
        }

        return Keys(find(null), word.Text.Length == 0 ? "" : TagFilter.Parse($"{word.Text}:").Key, word);
    }

    private static IEnumerable<CompletionResult> Keys(IReadOnlyList<Dataset> datasets, string typed, TypedWord word) =>
        from tag in datasets.SelectMany(dataset => dataset.Tags)
        where tag.Key.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && IsPrintable(tag.Key)
        group tag by tag.Key into key
        orderby key.Key
        select word.Offer(TagFilter.FromPair(key.Key, "").Text, key.Key, Describe(key.Key, key.Count()));

    private static IEnumerable<CompletionResult> Values(IReadOnlyList<Dataset> datasets, TagFilter typed, TypedWord word) =>
        from tag in datasets.SelectMany(dataset => dataset.Tags)
        where tag.Key == typed.Key && tag.Value.Length > 0 && tag.Value.StartsWith(typed.Value, StringComparison.OrdinalIgnoreCase) && IsPrintable($":{tag.Value}")
        group tag by tag.Value into value
        orderby value.Key
        select word.Offer(TagFilter.FromPair(typed.Key, value.Key).Text, value.Key, Describe($"{typed.Key}:{value.Key}", value.Count()));

    private static string Describe(string tag, int count) =>
        $"{DisplayText.OneLine(tag, 200)} ({count} of the datasets looked at)";

    private static bool HasColon(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                return true;
            }

            i += text[i] == '\\' ? 1 : 0;
        }

        return false;
    }
}
