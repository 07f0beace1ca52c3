namespace Earthscale;

/// <summary>A name and a value that a user gave; superseded by tags.</summary>
/// <param name="Name">The label's name.</param>
/// <param name="Value">The label's value.</param>
public sealed record DatasetLabel(string Name, string Value)
{
    /// <summary>The label as <c>name:value</c>.</summary>
    public override string ToString() => $"{Name}:{Value}";
}
