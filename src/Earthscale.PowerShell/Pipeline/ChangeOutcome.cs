namespace Earthscale.PowerShell.Pipeline;

/// <summary>The outcome of an item.</summary>
internal enum ChangeOutcome
{
    /// <summary>The item was changed.</summary>
    Done,

    /// <summary>The item needed no change.</summary>
    Unchanged,

    /// <summary>The item was not changed; there is an error.</summary>
    Failed,

    /// <summary>It is unknown whether the item was changed.</summary>
    Unknown,

    /// <summary>No request was sent for the item.</summary>
    NotSent,
}
