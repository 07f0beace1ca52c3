namespace Earthscale.PowerShell.Parameters;

/// <summary>Converts numbers, the service's string, and GeoJSON to a bounding box.</summary>
internal sealed class BoundingBoxTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    // GeoJSON can have null members, and BoxReader reports an empty number.
    protected override bool ChecksElements => false;

    /// <inheritdoc/>
    protected override object Read(object value) => BoxReader.Read(value);
}
