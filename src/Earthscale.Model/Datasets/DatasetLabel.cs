namespace Earthscale;

/// <summary>A label of a dataset. Tags replace labels.</summary>
/// <param name="Name">The label's name.</param>
/// <param name="Value">The label's value.</param>
public sealed record DatasetLabel(string Name, string Value)
{
    /// <summary>Returns the label as <c>name:value</c>.</summary>
    public override string ToString() => $"{Name}:{Value}";
}
