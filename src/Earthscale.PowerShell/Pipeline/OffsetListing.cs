using System.Runtime.CompilerServices;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Tracks the datasets from the offset listing, because removing them causes a warning.</summary>
internal static class OffsetListing
{
    public const string Warning = "With -ByOffset, datasets are missed or repeated if others are added or removed during the listing. To remove datasets, list them without -ByOffset.";

    private static readonly ConditionalWeakTable<Dataset, object> s_datasets = [];

    public static void Add(Dataset dataset) => s_datasets.AddOrUpdate(dataset, dataset.Name);

    /// <summary>Whether a dataset is from the offset listing.</summary>
    public static bool Contains(IDatasetReference item) => item is Dataset dataset && s_datasets.TryGetValue(dataset, out _);
}
