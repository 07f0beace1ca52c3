using System.Collections;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Says of text that is no id what to do instead: people give names where ids are wanted.</summary>
internal sealed class IdTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value)
    {
        Check(value);
        return value;
    }

    private static void Check(object? value)
    {
        switch (ArgumentValue.Unwrap(value))
        {
            case string text when !Guid.TryParse(text, out _):
                throw new FormatException($"'{DisplayText.OneLine(text, 100)}' is not an id. To take a dataset by its name, find it first and pipe it: Get-EsDataset -Name <name> | ...");
            case string:
                break;
            case IEnumerable list:
                foreach (var item in list)
                {
                    Check(item);
                }

                break;
        }
    }
}
