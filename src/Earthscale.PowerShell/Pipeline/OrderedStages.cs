namespace Earthscale.PowerShell.Pipeline;

/// <summary>The work for one item.</summary>
/// <param name="Work">What only so many items do at a time.</param>
internal sealed record OrderedStages<T>(Func<CancellationToken, Task<T>> Work)
{
    /// <summary>Work that has to have ended before, well or not; null for none.</summary>
    public Task? After { get; init; }

    /// <summary>What follows, for any number of items at a time; null for nothing.</summary>
    public Func<T, Task<T>>? Then { get; init; }

    /// <summary>Says what came of the work, safe for a terminal; null for nothing to say.</summary>
    public Func<T, string>? Describe { get; init; }

    /// <summary>Is told of the work's task before anybody waits for it.</summary>
    public Action<Task>? Begun { get; init; }
}
