using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Says of text that is no id what to do instead: people give names where ids are wanted.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        Check(inputData);
        return inputData;
    }

    private static void Check(object? input)
    {
        switch (input is PSObject wrapped ? wrapped.BaseObject : input)
        {
            case string text when !Guid.TryParse(text, out _):
                throw new ArgumentTransformationMetadataException($"'{DisplayText.OneLine(text, 100)}' is not an id. To take a dataset by its name, find it first and pipe it: Get-EsDataset -Name <name> | ...");
            case IList list:
                foreach (var item in list)
                {
                    Check(item);
                }

                break;
        }
    }
}
