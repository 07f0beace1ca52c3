namespace Earthscale.Shell;

/// <summary>A session that could not be set up; the message says what to do.</summary>
internal sealed class SessionStartException(string message, Exception? innerException = null)
    : Exception(message, innerException);
