namespace Earthscale.Emulator.Storage;

/// <summary>The database file cannot be used; the message says why and what to do.</summary>
public sealed class EmulatorDatabaseException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public EmulatorDatabaseException()
    {
    }

    /// <summary>Creates an exception that says what is wrong.</summary>
    public EmulatorDatabaseException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception that says what is wrong, and what led to it.</summary>
    public EmulatorDatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
