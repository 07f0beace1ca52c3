using System.Collections.ObjectModel;

namespace Earthscale;

/// <summary>
/// A dataset's tags: reads as a dictionary, also by member (<c>$dataset.Tags.sensor</c>), and prints as
/// <c>key:value, key:value</c>. Keys are told apart by case, as the service tells them apart.
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

    /// <summary>The tags as <c>key:value, key:value</c>, for people; see <see cref="TagFilter"/> for the service's form.</summary>
    public override string ToString() => string.Join(", ", this.Select(tag => $"{tag.Key}:{tag.Value}"));
}
