namespace Earthscale;

/// <summary>What Sync-EsDataset planned for a name.</summary>
public enum SyncAction
{
    /// <summary>Nothing: something blocks it.</summary>
    None,

    /// <summary>Register a dataset.</summary>
    Add,

    /// <summary>Register a further version of a dataset.</summary>
    AddVersion,

    /// <summary>Remove a dataset.</summary>
    Remove,
}
