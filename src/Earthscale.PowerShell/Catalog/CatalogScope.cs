using System.Text.Json;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The part of the catalog that an input describes. A dataset must match all criteria.</summary>
/// <exception cref="FormatException">A name is not a valid wildcard pattern.</exception>
internal sealed class CatalogScope(string? managedBy, IReadOnlyList<string> names, IReadOnlyList<TagFilter> tags)
{
    private readonly NamePattern[] _names = [.. names.Select(name => new NamePattern(name, isLiteral: false))];

    public string? ManagedBy => managedBy;

    /// <summary>Whether any criterion is given, even <c>*</c>.</summary>
    public bool IsGiven => managedBy is not null || names.Count > 0 || tags.Count > 0;

    public bool Contains(string name, IReadOnlyDictionary<string, string> itsTags) =>
        (managedBy is null || Has(itsTags, ReservedTags.ManagedBy, managedBy))
        && (_names.Length == 0 || Array.Exists(_names, pattern => pattern.IsMatch(name)))
        && tags.All(tag => Has(itsTags, tag.Key, tag.Value));

    /// <summary>Serializes the scope for a saved plan.</summary>
    public string ToJson() => JsonSerializer.Serialize(new SavedScope(managedBy, [.. names], [.. tags.Select(tag => tag.Text)]), SavedJson.Options);

    /// <exception cref="FormatException">The text is not a scope.</exception>
    public static CatalogScope Parse(string json)
    {
        try
        {
            var scope = JsonSerializer.Deserialize<SavedScope>(json, SavedJson.Options) ?? throw new FormatException("The plan's Scope is empty.");
            return new CatalogScope(scope.ManagedBy, scope.Name ?? [], [.. (scope.Tag ?? []).Select(TagFilter.Parse)]);
        }
        catch (JsonException e)
        {
            throw new FormatException("The plan's Scope is not JSON.", e);
        }
    }

    /// <summary>Returns the scope as parameters, for messages.</summary>
    public override string ToString() => string.Join(' ', ((string?[])
    [
        managedBy is null ? null : $"-ManagedBy {QuotedText.Of(managedBy)}",
        names.Count == 0 ? null : $"-Name {string.Join(", ", names.Select(QuotedText.Of))}",
        tags.Count == 0 ? null : $"-Tag {string.Join(", ", tags.Select(tag => QuotedText.Of(tag.Text)))}",
    ]).Where(part => part is not null));

    private static bool Has(IReadOnlyDictionary<string, string> tags, string key, string value) => tags.TryGetValue(key, out var held) && held == value;

    private sealed record SavedScope(string? ManagedBy, string[]? Name, string[]? Tag);
}
