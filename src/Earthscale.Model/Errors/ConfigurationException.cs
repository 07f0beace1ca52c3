namespace Earthscale;

/// <summary>The exception for an invalid setting.</summary>
public sealed class ConfigurationException : EarthscaleException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The setting, what is wrong with it, and a valid value.</param>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override bool IsFatal => true;
}
