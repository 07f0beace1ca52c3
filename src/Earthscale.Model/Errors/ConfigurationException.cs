namespace Earthscale;

/// <summary>A setting is not one that can be used.</summary>
public sealed class ConfigurationException : EarthscaleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which setting, what is wrong with it, and what to write instead.</param>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override bool IsFatal => true;
}
