namespace Earthscale.PowerShell.Parameters;

/// <summary>Reads degrees strictly: a number, or text that is plainly one, in every culture the same.</summary>
/// <param name="name">What to call it in an error.</param>
/// <param name="limit">The largest absolute value, in degrees.</param>
internal sealed class CoordinateTransformationAttribute(string name, double limit) : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override object Read(object value)
    {
        var degrees = BoxReader.ReadNumber(value, name);
        return Math.Abs(degrees) <= limit ? degrees : throw new FormatException(FormattableString.Invariant($"{name} {degrees} is not between -{limit} and {limit} degrees."));
    }
}
