using System.Collections.Concurrent;
using System.Net;
using Earthscale.Client.Datasets;

namespace Earthscale.Client;

/// <summary>Removes datasets, each of them once even if several ids refer to it, and determines the outcomes.</summary>
/// <param name="client">The account.</param>
/// <param name="removeFromMaps">Whether to remove them from all maps too.</param>
public sealed class DatasetRemover(EarthscaleClient client, bool removeFromMaps)
{
    private readonly ConcurrentDictionary<Guid, Task> _requests = new();
    private readonly ConcurrentDictionary<Guid, RemovedDataset> _removed = new();

    /// <summary>Finds the dataset of an id.</summary>
    /// <param name="dataset">The dataset to find.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The latest version, or any version of a dataset that was removed, and whether it was removed.</returns>
    /// <exception cref="ServiceException">There is no such dataset or version (status 404), or another error.</exception>
    public async Task<(DatasetVersion Version, bool IsGone)> FindAsync(DatasetToRemove dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        try
        {
            return (await client.GetLatestVersionAsync(dataset.Id, cancellationToken).ConfigureAwait(false), IsGone: false);
        }
        catch (ServiceException e) when (IsNotFound(e))
        {
            if (await KnownVersionAsync(dataset, cancellationToken).ConfigureAwait(false) is not { } version)
            {
                throw;
            }

            return await LatestAsync(version.DatasetId, cancellationToken).ConfigureAwait(false) is { } latest ? (latest, false) : (version, true);
        }
    }

    /// <summary>Removes a dataset. Thread-safe.</summary>
    /// <param name="dataset">The dataset to remove.</param>
    /// <param name="cancellationToken">Cancels the call; the service may have made the change.</param>
    /// <exception cref="ServiceException">The catalog has no such dataset, and no trace of a removed one (status 404); or another error.</exception>
    /// <exception cref="MalformedResponseException">The service reports that it removed another dataset.</exception>
    public async Task<RemovedDataset> RemoveAsync(DatasetToRemove dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        try
        {
            var removed = await SendAsync(dataset.Id, cancellationToken).ConfigureAwait(false) with { Name = dataset.Name };
            return removed.MarkerVersionId is null
                ? await DescribeGoneAsync(dataset, wasLost: true, cancellationToken).ConfigureAwait(false)
                    ?? removed with { Result = RemovedDataset.NotThere }
                : await CheckAsync(dataset, removed, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException e) when (IsNotFound(e))
        {
            if (await DescribeGoneAsync(dataset, wasLost: false, cancellationToken).ConfigureAwait(false) is { } gone)
            {
                return gone;
            }

            throw;
        }
    }

    private static bool IsNotFound(ServiceException e) => e is { StatusCode: HttpStatusCode.NotFound, ErrorClass: not null };

    private async Task<RemovedDataset> SendAsync(Guid id, CancellationToken cancellationToken)
    {
        var request = client.RemoveAsync(id, removeFromMaps, cancellationToken);
        _requests[id] = request;
        try
        {
            var removed = await request.ConfigureAwait(false);
            if (removed.MarkerVersionId is not null)
            {
                _removed[removed.DatasetId] = removed;
            }

            return removed;
        }
        finally
        {
            _requests.TryRemove(id, out _);
        }
    }

    // The id may be a version's; any other difference means that the service removed another dataset.
    private async Task<RemovedDataset> CheckAsync(DatasetToRemove dataset, RemovedDataset removed, CancellationToken cancellationToken)
    {
        if (removed.DatasetId == (dataset.DatasetId ?? dataset.Id)
            || (dataset.DatasetId is null && await VersionAsync(dataset.Id, cancellationToken).ConfigureAwait(false) is { } version && version.DatasetId == removed.DatasetId))
        {
            return removed;
        }

        throw new MalformedResponseException($"The service reports that it removed dataset {removed.DatasetId} instead of {dataset.DatasetId ?? dataset.Id}. Check both with Get-EsDatasetVersion before you remove more.")
        {
            OutcomeUnknown = true,
        };
    }

    // The versions of a removed dataset can still be read. Null if the dataset is unknown.
    private async Task<RemovedDataset?> DescribeGoneAsync(DatasetToRemove dataset, bool wasLost, CancellationToken cancellationToken)
    {
        // A request with another id of the same dataset may be running; the outcome is known when it has ended.
        await Task.WhenAll(_requests.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var isKnown = wasLost && dataset.DatasetId is not null;
        var version = isKnown ? null : await KnownVersionAsync(dataset, cancellationToken).ConfigureAwait(false);
        if ((isKnown ? dataset.DatasetId : version?.DatasetId) is not { } id)
        {
            return null;
        }

        return _removed.TryGetValue(id, out var removed)
            ? removed with { Name = dataset.Name ?? version?.Name }
            : new RemovedDataset
            {
                Name = dataset.Name ?? version?.Name,
                DatasetId = id,
                MarkerVersionId = null,
                Result = wasLost ? RemovedDataset.Removed : RemovedDataset.AlreadyGone,
            };
    }

    // A table can have been edited, so the version must belong to the dataset.
    private async Task<DatasetVersion?> KnownVersionAsync(DatasetToRemove dataset, CancellationToken cancellationToken)
    {
        if (dataset.DatasetId is null && await VersionAsync(dataset.Id, cancellationToken).ConfigureAwait(false) is { } own)
        {
            return own;
        }

        return dataset.VersionId is { } id && await VersionAsync(id, cancellationToken).ConfigureAwait(false) is { } version && version.DatasetId == (dataset.DatasetId ?? dataset.Id)
            ? version
            : null;
    }

    // Null if it cannot be read, for any reason.
    private async Task<DatasetVersion?> VersionAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetVersionAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (EarthscaleException)
        {
            return null;
        }
    }

    private async Task<DatasetVersion?> LatestAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetLatestVersionAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException e) when (IsNotFound(e))
        {
            return null;
        }
    }
}
