namespace Earthscale.PowerShell.Pipeline;

/// <summary>What became of an item that was to be changed.</summary>
internal enum ChangeOutcome
{
    /// <summary>It was changed.</summary>
    Done,

    /// <summary>There was nothing to change.</summary>
    Unchanged,

    /// <summary>It was not changed; there is an error.</summary>
    Failed,

    /// <summary>It may have been changed; nobody here can know.</summary>
    Unknown,

    /// <summary>It was not sent.</summary>
    NotSent,
}
