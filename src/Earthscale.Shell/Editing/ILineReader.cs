namespace Earthscale.Shell.Editing;

/// <summary>Where lines come from.</summary>
internal interface ILineReader
{
    /// <summary>Shows a prompt, and reads one line.</summary>
    LineInput Read(string prompt);
}
