namespace Earthscale.Emulator.CommandLine;

/// <summary>The command line cannot be understood; the message is for the person who typed it.</summary>
internal sealed class OptionException(string message) : Exception(message);
