namespace Earthscale.PowerShell.Parameters;

/// <summary>Converts a number, or text with a plain number, to degrees, independent of the culture.</summary>
/// <param name="name">The name of the coordinate, for errors.</param>
/// <param name="limit">The maximum absolute value, in degrees.</param>
internal sealed class CoordinateTransformationAttribute(string name, double limit) : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value)
    {
        var degrees = BoxReader.ReadNumber(value, name);
        return Math.Abs(degrees) <= limit ? degrees : throw new FormatException(FormattableString.Invariant($"{name} {degrees} is not between -{limit} and {limit} degrees."));
    }
}
