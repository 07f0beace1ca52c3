using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Takes names as text, and of objects, such as rows of a table and datasets, their property Name.</summary>
internal sealed class NameArgumentAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    // The other columns of a row may well be empty.
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
            ? throw new FormatException(isName ? blank : $"{blank} Give names, or objects that have one.")
            : ArgumentValue.Unwrap(name) is Guid id ? id.ToString() : ArgumentText.Of(name);
    }
}
