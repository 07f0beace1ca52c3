using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>
/// Refuses an argument that is null or empty, wholly or in part. PowerShell would convert it: null to 0 and to empty
/// text, and a filter that a misspelled variable left empty would match everything.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal class RequiredValueAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a list or table with an empty element is refused too.</summary>
    protected virtual bool ChecksElements => true;

    /// <inheritdoc/>
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            if (BlankValue.Find(inputData, ChecksElements) is { } blank)
            {
                throw new FormatException($"{blank} Check the variable or property that it comes from; to go without this parameter, omit it.");
            }

            return Read(inputData);
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    /// <summary>Reads the argument as the parameter's type; PowerShell converts it further.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    protected virtual object Read(object value) => value;
}
