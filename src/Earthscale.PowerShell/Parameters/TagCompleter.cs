using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Completes <c>key:value</c>: first keys, then the values of a key, in the command's syntax.</summary>
public sealed class TagCompleter : CatalogCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(CompletionRequest request)
    {
        var text = request.Word.Text;
        var hasColon = HasColon(text);
        var typed = text.Length == 0 ? new KeyValuePair<string, string>("", "") : TagText.ReadPair(hasColon ? text : $"{text}:");
        var tags = request.Find(null).SelectMany(dataset => dataset.Tags);
        return hasColon
            ? CreateResults(request, tags.Where(tag => tag.Key == typed.Key && tag.Value.Length > 0), tag => tag.Value, typed.Value, value => new(typed.Key, value))
            : CreateResults(request, tags, tag => tag.Key, typed.Key, key => new(key, ""));
    }

    private static IEnumerable<CompletionResult> CreateResults(
        CompletionRequest request, IEnumerable<KeyValuePair<string, string>> tags, Func<KeyValuePair<string, string>, string> part, string typed, Func<string, KeyValuePair<string, string>> pair) =>
        from tag in tags
        group tag by part(tag) into same
        where same.Key.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && IsPrintable($":{same.Key}")
        orderby same.Key
        let whole = pair(same.Key)
        select request.Word.CreateResult(Write(request.Command, whole), same.Key, $"{DisplayText.OneLine(whole.Value.Length == 0 ? whole.Key : $"{whole.Key}:{whole.Value}", 200)} ({same.Count()} of the known datasets)");

    // In tags to add, a semicolon separates tags; in a filter, it is an ordinary character.
    private static string Write(string command, KeyValuePair<string, string> tag) =>
        command.StartsWith("Add-", StringComparison.OrdinalIgnoreCase) ? TagText.Write([tag]) : TagFilter.FromPair(tag.Key, tag.Value).Text;

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
