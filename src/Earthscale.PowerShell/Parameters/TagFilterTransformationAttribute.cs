using System.Collections;
using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Takes tags to look for as <c>key:value</c> strings in the service's spelling, and as hashtables.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagFilterTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return Read(inputData).ToArray();
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static IEnumerable<TagFilter> Read(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        TagFilter filter => [filter],
        string text => [TagFilter.Parse(text)],
        IDictionary pairs => ReadPairs(pairs),
        IEnumerable list => list.Cast<object?>().SelectMany(Read),
        var other => throw new FormatException($"'{other}' is not a tag; write key:value, or use a hashtable: @{{key='value'}}."),
    };

    private static IEnumerable<TagFilter> ReadPairs(IDictionary pairs)
    {
        foreach (DictionaryEntry pair in pairs)
        {
            yield return TagFilter.FromPair(ArgumentText.Of(pair.Key), ArgumentText.Of(pair.Value));
        }
    }
}
