namespace Earthscale.Emulator.Storage;

/// <summary>The exception for a database file that cannot be used.</summary>
public sealed class EmulatorDatabaseException : Exception
{
    /// <summary>Creates the exception.</summary>
    public EmulatorDatabaseException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public EmulatorDatabaseException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public EmulatorDatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
