using System.Management.Automation;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Parameters;

/// <summary>
/// Refuses an argument that is null or empty, or has null or empty elements. PowerShell would convert null to 0 or to
/// empty text, and an empty filter, for example from a misspelled variable, would match everything.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal class RequiredValueAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether to check the elements of lists and hashtables.</summary>
    protected virtual bool ChecksElements => true;

    /// <inheritdoc/>
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            if (BlankValue.Find(inputData, ChecksElements) is { } blank)
            {
                throw new FormatException($"{blank} Check the variable or property that provides it, or omit the parameter.");
            }

            return Read(inputData);
        }
        catch (Exception e) when (e is FormatException or PSInvalidCastException)
        {
            // By the cause, PowerShell knows that another parameter may take it. Of other causes, error views would print the
            // words as they are.
            throw new ArgumentTransformationMetadataException(DisplayText.OneLine(e.Message), e as PSInvalidCastException);
        }
    }

    /// <summary>Converts the argument. PowerShell then converts the result to the parameter's type.</summary>
    /// <exception cref="FormatException">The argument is invalid.</exception>
    /// <exception cref="PSInvalidCastException">It cannot be read; from the pipeline, another parameter may take it.</exception>
    protected virtual object Read(object value) => value;
}
