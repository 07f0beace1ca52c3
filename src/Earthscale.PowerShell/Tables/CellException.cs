namespace Earthscale.PowerShell.Tables;

/// <summary>The exception for an invalid cell.</summary>
/// <param name="origin">The origin of the value: "column Url", or "-Url".</param>
/// <param name="message">What is wrong with the value.</param>
/// <param name="inner">The cause; null if there is none.</param>
internal sealed class CellException(string origin, string message, Exception? inner = null) : FormatException(message, inner)
{
    /// <summary>The origin of the value: "column Url", or "-Url".</summary>
    public string Origin { get; } = origin;
}
