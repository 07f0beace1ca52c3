namespace Earthscale;

/// <summary>
/// The values of <see cref="DatasetComparison.Result"/>. They are strings, not an enumeration: Import-Clixml reads an
/// enumeration back as a number, so a saved plan would need other filters than a new one.
/// </summary>
public static class ComparisonResult
{
    /// <summary>The catalog has no dataset of the row's name.</summary>
    public const string OnlyInInput = nameof(OnlyInInput);

    /// <summary>The row differs from the dataset of the same name.</summary>
    public const string Different = nameof(Different);

    /// <summary>No row has the name of this dataset in the scope.</summary>
    public const string OnlyInCatalog = nameof(OnlyInCatalog);

    /// <summary>The dataset of the row's name is outside the scope.</summary>
    public const string OutOfScope = nameof(OutOfScope);

    /// <summary>The row and the dataset of the same name are equal.</summary>
    public const string Equal = nameof(Equal);
}
