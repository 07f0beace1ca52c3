namespace Earthscale.PowerShell.Parameters;

/// <summary>Takes a box as numbers, as the service's string, and as GeoJSON.</summary>
internal sealed class BoundingBoxTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    // GeoJSON has members that are null, and what is empty in a list of numbers is named below.
    protected override bool ChecksElements => false;

    /// <inheritdoc/>
    protected override object Read(object value) => BoxReader.Read(value);
}
