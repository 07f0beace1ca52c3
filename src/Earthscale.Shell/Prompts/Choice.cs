using System.Management.Automation.Host;

namespace Earthscale.Shell.Prompts;

/// <summary>One choice: its key, its name, and what it does.</summary>
internal sealed record Choice(string Key, string Name, string Help)
{
    /// <summary>Reads a label such as <c>Yes to &amp;All</c>, in which an ampersand marks the key.</summary>
    public static Choice From(ChoiceDescription description)
    {
        var mark = description.Label.IndexOf('&', StringComparison.Ordinal);
        var name = mark < 0 ? description.Label : description.Label.Remove(mark, 1);
        var key = mark < 0 || mark == name.Length ? name : name[mark].ToString().ToUpperInvariant();
        return new Choice(key, name, description.HelpMessage);
    }

    public bool IsNamed(string answer) =>
        answer.Equals(Key, StringComparison.OrdinalIgnoreCase) || answer.Equals(Name, StringComparison.OrdinalIgnoreCase);
}
