namespace Earthscale;

/// <summary>The action that Sync-EsDataset planned for a name.</summary>
public enum SyncAction
{
    /// <summary>None, because the change is blocked.</summary>
    None,

    /// <summary>Add a dataset.</summary>
    Add,

    /// <summary>Add a version of a dataset.</summary>
    AddVersion,

    /// <summary>Remove a dataset.</summary>
    Remove,
}
