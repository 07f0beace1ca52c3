namespace Earthscale.PowerShell.Pipeline;

/// <summary>A change of one item that a command is to make at the service.</summary>
internal sealed record Change<T>
{
    /// <summary>What to call the item in messages; safe for a terminal.</summary>
    public required string Label { get; init; }

    /// <summary>The item, for error records.</summary>
    public required object Target { get; init; }

    /// <summary>What to say before the message of an error, such as "Row 3: "; null for nothing.</summary>
    public string? Subject { get; init; }

    /// <summary>Sends the change.</summary>
    public required Func<CancellationToken, Task<T>> SendAsync { get; init; }

    /// <summary>What follows the change before its outcome is written; null for nothing. Only reads, and ends when the pipeline stops.</summary>
    public Func<T, Task<T>>? FollowAsync { get; init; }

    /// <summary>Writes the outcome to the pipeline.</summary>
    public required Action<T> Write { get; init; }

    /// <summary>Says in a message what came of the item; safe for a terminal.</summary>
    public required Func<T, string> Describe { get; init; }

    /// <summary>What to do when nobody can know whether the service acted.</summary>
    public required string AdviceWhenUnknown { get; init; }

    /// <summary>Changes of the same key are made one after the other, in their order; null for a change that needs no order.</summary>
    public string? Key { get; init; }
}
