namespace Earthscale;

/// <summary>
/// The values of <see cref="DatasetComparison.Result"/>. Text and not an enumeration: a plan that was saved with
/// Export-Clixml must filter alike when it is read back, and an enumeration comes back as a number.
/// </summary>
public static class ComparisonResult
{
    /// <summary>A row whose name the catalog does not hold.</summary>
    public const string OnlyInInput = nameof(OnlyInInput);

    /// <summary>A row that differs from the dataset of its name.</summary>
    public const string Different = nameof(Different);

    /// <summary>A dataset in the scope that no row names.</summary>
    public const string OnlyInCatalog = nameof(OnlyInCatalog);

    /// <summary>A row whose name belongs to a dataset outside the scope.</summary>
    public const string OutOfScope = nameof(OutOfScope);

    /// <summary>A row that does not differ from the dataset of its name.</summary>
    public const string Equal = nameof(Equal);
}
