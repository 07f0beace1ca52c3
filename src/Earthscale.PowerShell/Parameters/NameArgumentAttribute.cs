using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Converts text, and objects with a property Name, such as datasets and rows of a table, to names.</summary>
internal sealed class NameArgumentAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    // Other columns of a row may be empty.
    protected override bool ChecksElements => false;

    /// <inheritdoc/>
    protected override object Read(object value) => ArgumentValue.Unwrap(value) is IEnumerable list and not string && ArgumentValue.Entries(list) is null
        ? list.Cast<object?>().Select((element, index) => Read(element, $"Element {index + 1} of the list")).ToArray()
        : new[] { Read(value, "The value") };

    private static string Read(object? value, string where)
    {
        var name = ArgumentValue.Unwrap(value) switch
        {
            null or string or IConvertible or Guid => value,
            var row when ArgumentValue.Entries(row) is { } cells => cells.FirstOrDefault(cell => nameof(Dataset.Name).Equals(cell.Key as string, StringComparison.OrdinalIgnoreCase)).Value,
            _ => PSObject.AsPSObject(value).Properties[nameof(Dataset.Name)]?.Value,
        };
        var isName = ReferenceEquals(name, value);
        return BlankValue.Find(name, checksElements: false, isName ? where : $"The property Name of '{DisplayText.OneLine(value!.ToString(), 100)}'") is { } blank
            ? throw new FormatException(isName ? blank : $"{blank} Use names, or objects with a Name.")
            : ArgumentValue.Unwrap(name) is Guid id ? id.ToString() : ArgumentText.Of(name);
    }
}
