using System.Collections.Concurrent;
using System.Net;

namespace Earthscale.Client.Datasets;

/// <summary>Removes datasets, each of them once, whichever of their ids name it, and finds out what became of them.</summary>
/// <param name="client">The account.</param>
/// <param name="removeFromMaps">Whether to take them off all maps too.</param>
public sealed class DatasetRemover(EarthscaleClient client, bool removeFromMaps)
{
    private readonly ConcurrentDictionary<Guid, Task> _requests = new();
    private readonly ConcurrentDictionary<Guid, RemovedDataset> _removed = new();

    /// <summary>Finds the dataset that an id means.</summary>
    /// <param name="id">The id of a dataset, or of any of its versions.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One of its versions, the latest where the dataset is still in the catalog, and whether it is.</returns>
    /// <exception cref="ServiceException">There is no such dataset or version (status 404), or another error.</exception>
    public async Task<(DatasetVersion Version, bool IsGone)> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetLatestVersionAsync(id, cancellationToken).ConfigureAwait(false), IsGone: false);
        }
        catch (ServiceException e) when (IsNotFound(e))
        {
            if (await VersionAsync(id, cancellationToken).ConfigureAwait(false) is not { } version)
            {
                throw;
            }

            return await LatestAsync(version.DatasetId, cancellationToken).ConfigureAwait(false) is { } latest ? (latest, false) : (version, true);
        }
    }

    /// <summary>Removes a dataset. Several calls may run at a time.</summary>
    /// <param name="dataset">Which one.</param>
    /// <param name="cancellationToken">Ends the call; the service may have acted all the same.</param>
    /// <exception cref="ServiceException">No such dataset is in the catalog (status 404), and it is not known to have been; or another error.</exception>
    /// <exception cref="MalformedResponseException">The service says that it removed another dataset.</exception>
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

    // The service may have taken the id for that of a version; everything else would be a dataset that nobody named.
    private async Task<RemovedDataset> CheckAsync(DatasetToRemove dataset, RemovedDataset removed, CancellationToken cancellationToken)
    {
        if (removed.DatasetId == (dataset.DatasetId ?? dataset.Id)
            || (dataset.DatasetId is null && await VersionAsync(dataset.Id, cancellationToken).ConfigureAwait(false) is { } version && version.DatasetId == removed.DatasetId))
        {
            return removed;
        }

        throw new MalformedResponseException($"Dataset {dataset.DatasetId ?? dataset.Id} was to be removed, and the service says that it removed {removed.DatasetId}. Look at both with Get-EsDatasetVersion before you remove more.")
        {
            OutcomeUnknown = true,
        };
    }

    // The versions of a dataset that was removed can still be read. Null where nothing is known of the dataset.
    private async Task<RemovedDataset?> DescribeGoneAsync(DatasetToRemove dataset, bool wasLost, CancellationToken cancellationToken)
    {
        // Another id of the same dataset may be on its way: who removed it is known once those have ended.
        await Task.WhenAll(_requests.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var isKnown = wasLost && dataset.DatasetId is not null;
        var version = isKnown ? null : await VersionAsync(dataset.VersionId ?? dataset.Id, cancellationToken).ConfigureAwait(false);
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

    // Null where it cannot be read, for whatever reason.
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
