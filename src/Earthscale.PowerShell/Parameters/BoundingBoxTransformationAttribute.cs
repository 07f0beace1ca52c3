using System.Collections;
using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Takes a box as four numbers, a point as two, and either as the service's string.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BoundingBoxTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
            {
                BoundingBox box => box,
                string text => BoundingBox.Parse(text),
                IEnumerable list => BoundingBox.FromNumbers([.. list.Cast<object?>().Select(Number)]),
                var other => throw new FormatException($"'{other}' is not a bounding box; write minLon,minLat,maxLon,maxLat, or lon,lat for a point."),
            };
        }
        catch (FormatException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static double Number(object? value) =>
        LanguagePrimitives.TryConvertTo<double>(value, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{value}' in the bounding box is not a number; write minLon,minLat,maxLon,maxLat.");
}
