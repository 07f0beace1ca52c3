namespace Earthscale.PowerShell.Tables;

/// <summary>A cell that cannot be read.</summary>
/// <param name="origin">Where the value stands: "column Url", or "-Url".</param>
/// <param name="message">What is wrong with it.</param>
/// <param name="inner">What was thrown, if anything.</param>
internal sealed class CellException(string origin, string message, Exception? inner = null) : FormatException(message, inner)
{
    /// <summary>Where the value stands: "column Url", or "-Url".</summary>
    public string Origin { get; } = origin;
}
