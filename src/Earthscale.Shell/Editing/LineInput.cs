namespace Earthscale.Shell.Editing;

/// <summary>A line that was read, or why there is none.</summary>
internal readonly record struct LineInput(LineOutcome Outcome, string Text)
{
    public static LineInput Cancelled { get; } = new(LineOutcome.Cancelled, string.Empty);

    public static LineInput Ended { get; } = new(LineOutcome.Ended, string.Empty);

    public static LineInput Entered(string text) => new(LineOutcome.Entered, text);
}
