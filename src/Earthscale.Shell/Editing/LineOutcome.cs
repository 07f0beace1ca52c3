namespace Earthscale.Shell.Editing;

/// <summary>How the reading of a line ended.</summary>
internal enum LineOutcome
{
    /// <summary>With Enter.</summary>
    Entered,

    /// <summary>With Ctrl+C.</summary>
    Cancelled,

    /// <summary>With the end of the input, or Ctrl+D.</summary>
    Ended,
}
