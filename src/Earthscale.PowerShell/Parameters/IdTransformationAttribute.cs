using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Says of what is no id what to do instead: people give names, and objects, where ids are wanted.</summary>
/// <param name="byName">The command and parameter for a name, such as "Remove-EsDataset -LiteralName".</param>
/// <param name="then">The rest of the command after the name, such as " | Wait-EsDatasetVersion".</param>
internal sealed class IdTransformationAttribute(string byName, string then = "") : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value)
    {
        Check(value, isElement: false);
        return value;
    }

    private void Check(object? value, bool isElement)
    {
        switch (ArgumentValue.Unwrap(value))
        {
            case string text when !Guid.TryParse(text, out _):
                throw new FormatException($"{QuotedText.Of(text)} is not an id. For the dataset of that name: {byName} {QuotedText.Of(text)}{then}");
            case string:
                break;
            case var item when item is IDatasetReference or PSObject || ArgumentValue.Entries(item) is not null:
                throw new PSInvalidCastException("An object is not an id. Pipe objects to the command, or give the ids that they hold.");
            case IEnumerable when isElement:
                throw new PSInvalidCastException("The list of ids contains another list. Give one list of ids, or pipe the lists to the command.");
            case IEnumerable list:
                foreach (var item in list)
                {
                    Check(item, isElement: true);
                }

                break;
        }
    }
}
