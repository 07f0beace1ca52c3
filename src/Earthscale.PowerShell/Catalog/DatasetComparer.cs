using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Compares a row with the dataset of the same name.</summary>
internal sealed class DatasetComparer(CompareOptions options)
{
    /// <summary>Creates the request for a row.</summary>
    public NewDataset Request(CatalogRow row, Dataset? dataset)
    {
        var inCatalog = dataset?.Tags ?? TagDictionary.Empty;
        var tags = CatalogAssumptions.NewVersionTags(row.Dataset.Tags, inCatalog, options.IsIgnored);
        if (options.Scope.ManagedBy is { } owner)
        {
            tags[ReservedTags.ManagedBy] = owner;
        }

        // The digest of the previous version does not apply to the new version.
        tags.Remove(ReservedTags.Digest);
        if (options.IncludeDigest || inCatalog.ContainsKey(ReservedTags.Digest))
        {
            tags[ReservedTags.Digest] = SourceDigest.Of(row.Dataset);
        }

        return row.Dataset with { Tags = tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal) };
    }

    /// <summary>Compares a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="dataset">The dataset of the same name; null if there is none.</param>
    /// <param name="request">The request for the row.</param>
    public DatasetComparison Compare(CatalogRow row, Dataset? dataset, NewDataset request)
    {
        var detail = dataset is null ? [] : Differences(row.Dataset, dataset).ToArray();
        var isInScope = dataset is null || options.Scope.Contains(dataset.Name, dataset.Tags);
        return New(row.Name, dataset) with
        {
            Result = dataset is null ? ComparisonResult.OnlyInInput
                : !isInScope ? ComparisonResult.OutOfScope
                : detail.Length > 0 ? ComparisonResult.Different
                : ComparisonResult.Equal,
            Difference = Array.ConvertAll(detail, difference => difference.Property),
            Detail = detail,
            Undetermined = dataset is null ? [] : Undetermined(row.Dataset, dataset).ToArray(),
            Blocked = detail.Any(difference => difference.Property == "Type") ? BlockReason.TypeDiffers : null,
            RowNumber = row.Number,
            Request = SavedRequest.Of(request).ToJson(),
        };
    }

    /// <summary>Creates the comparison of a dataset without a row.</summary>
    public DatasetComparison OnlyInCatalog(Dataset dataset, string? blocked) => New(dataset.Name, dataset) with { Blocked = blocked };

    private DatasetComparison New(string name, Dataset? dataset) => new()
    {
        Result = ComparisonResult.OnlyInCatalog,
        Name = name,
        DatasetId = dataset?.DatasetId,
        DatasetVersionId = dataset?.DatasetVersionId,
        ManagedBy = options.Scope.ManagedBy,
        Scope = options.Scope.ToJson(),
        CatalogUrl = options.CatalogUrl,
    };

    private IEnumerable<DatasetDifference> Differences(NewDataset row, Dataset dataset)
    {
        if (CatalogAssumptions.TypeOf(row.Type) is { } type && !CatalogAssumptions.Types.Equals(type, dataset.Type))
        {
            yield return new("Type", dataset.Type, type);
        }

        if (KnownDigest(dataset) is { } digest && SourceDigest.Of(row) is var ours && ours != digest)
        {
            yield return new("Source", digest, ours);
        }

        if (row.Tags is not { } tags)
        {
            yield break;
        }

        foreach (var key in tags.Keys.Union(dataset.Tags.Keys).Order(StringComparer.Ordinal))
        {
            var (before, after) = (dataset.Tags.GetValueOrDefault(key), tags.GetValueOrDefault(key));
            if (before != after && !ReservedTags.Contains(key) && !options.IsIgnored(key))
            {
                yield return new($"Tag:{key}", before, after);
            }
        }
    }

    private static IEnumerable<string> Undetermined(NewDataset row, Dataset dataset)
    {
        if (CatalogAssumptions.TypeOf(row.Type) is null)
        {
            yield return "Type";
        }

        if (KnownDigest(dataset) is null)
        {
            yield return "Source";
        }
    }

    private static string? KnownDigest(Dataset dataset) =>
        dataset.Tags.GetValueOrDefault(ReservedTags.Digest) is { } digest && SourceDigest.IsKnown(digest) ? digest : null;
}
