using System.Collections.ObjectModel;

namespace Earthscale;

/// <summary>
/// A dataset's tags: reads as a dictionary, also by member (<c>$dataset.Tags.sensor</c>), and prints as
/// <c>key:value; key:value</c>. Keys are told apart by case, as the service tells them apart.
/// </summary>
public sealed class TagDictionary : ReadOnlyDictionary<string, string>
{
    /// <summary>Makes a dictionary over these tags.</summary>
    /// <param name="tags">The tags; not copied.</param>
    public TagDictionary(IDictionary<string, string> tags)
        : base(tags)
    {
    }

    /// <summary>No tags.</summary>
    public static new TagDictionary Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>
    /// The tags as <c>key:value; key:value</c>, which <c>Add-EsDataset</c> reads back from a table's cell. A colon,
    /// semicolon or backslash inside a key or value has a backslash before it.
    /// </summary>
    public override string ToString() => TagText.Write(this);
}
