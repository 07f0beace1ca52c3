using System.Collections.ObjectModel;

namespace Earthscale;

/// <summary>
/// A dataset's tags. Members work too (<c>$dataset.Tags.sensor</c>), and the tags convert to text as
/// <c>key:value; key:value</c>. Keys are case-sensitive, as at the service.
/// </summary>
public sealed class TagDictionary : ReadOnlyDictionary<string, string>
{
    /// <summary>Creates a read-only wrapper for tags.</summary>
    /// <param name="tags">The tags; not copied.</param>
    public TagDictionary(IDictionary<string, string> tags)
        : base(tags)
    {
    }

    /// <summary>Gets an empty dictionary.</summary>
    public static new TagDictionary Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>
    /// Returns the tags as <c>key:value; key:value</c>, a form that <c>Add-EsDataset</c> reads from a table's cell. A
    /// backslash precedes a colon, semicolon, or backslash inside a key or value.
    /// </summary>
    public override string ToString() => TagText.Write(this);
}
