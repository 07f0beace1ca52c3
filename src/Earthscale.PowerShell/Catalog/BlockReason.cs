namespace Earthscale.PowerShell.Catalog;

/// <summary>The reasons why Sync-EsDataset makes no change for a comparison.</summary>
internal static class BlockReason
{
    /// <summary>The catalog's dataset has another type, and the type of a dataset cannot change.</summary>
    public const string TypeDiffers = nameof(TypeDiffers);

    /// <summary>Not removed: rows of the input have errors, and one of them could describe this dataset.</summary>
    public const string RowErrors = nameof(RowErrors);

    /// <summary>Not removed: another dataset has the same name.</summary>
    public const string AmbiguousName = nameof(AmbiguousName);

    /// <summary>Not removed: the dataset has the protection tag.</summary>
    public const string Protected = nameof(Protected);

    /// <summary>Not removed: no row matches a dataset in the scope, so the input may be for another catalog.</summary>
    public const string NothingInCommon = nameof(NothingInCommon);

    /// <summary>Gets the reason in a dataset itself that prevents its removal; null if there is none.</summary>
    public static string? Of(Dataset dataset, CatalogSnapshot catalog) =>
        catalog.FindAll(dataset.Name).Count > 1 ? AmbiguousName : ReservedTags.IsProtected(dataset.Tags) ? Protected : null;
}
