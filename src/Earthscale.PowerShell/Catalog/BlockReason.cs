namespace Earthscale.PowerShell.Catalog;

/// <summary>Why Sync-EsDataset does not act on a comparison.</summary>
internal static class BlockReason
{
    /// <summary>The catalog's dataset is of another type, and a dataset's type does not change.</summary>
    public const string TypeDiffers = nameof(TypeDiffers);

    /// <summary>Not removed: rows of the input have errors, so perhaps one of them is this dataset.</summary>
    public const string RowErrors = nameof(RowErrors);

    /// <summary>Not removed: another dataset has the same name.</summary>
    public const string AmbiguousName = nameof(AmbiguousName);

    /// <summary>Not removed: it is tagged as protected.</summary>
    public const string Protected = nameof(Protected);

    /// <summary>Not removed: no row is a dataset of the scope, so this is perhaps another catalog's input.</summary>
    public const string NothingInCommon = nameof(NothingInCommon);
}
