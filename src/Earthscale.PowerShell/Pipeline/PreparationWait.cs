using System.Globalization;
using Earthscale.Client;
using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>Waits for the optimizations of added datasets, and counts them.</summary>
/// <param name="limit">The limit of concurrent polls.</param>
/// <param name="stop">Cancels all waits.</param>
internal sealed class PreparationWait(int limit, CancellationToken stop) : IDisposable
{
    private readonly SemaphoreSlim _polls = new(limit);
    private long _added, _prepared;

    /// <summary>Counts a dataset that was added.</summary>
    public void CountAdded() => Interlocked.Increment(ref _added);

    /// <summary>Waits for a dataset.</summary>
    /// <param name="client">The account.</param>
    /// <param name="added">The dataset; null if there is none.</param>
    /// <param name="dataset">The request; null for an existing dataset, of which the requested optimizations are unknown.</param>
    public async Task WaitAsync(EarthscaleClient client, AddedDataset? added, NewDataset? dataset)
    {
        var wait = new OptimizationWait
        {
            Visualization = dataset?.VisualizationOptimization,
            PixelInfo = dataset?.PixelInfoOptimizations ?? [],
            Throttle = _polls,
        };
        if (added is not null && (wait.Visualization != OptimizationMode.Off || wait.PixelInfo.Count > 0))
        {
            await client.WaitForOptimizationsAsync(added.DatasetVersionId, wait, stop).ConfigureAwait(false);
        }

        Interlocked.Increment(ref _prepared);
    }

    /// <summary>The progress: "1,200 added, 800 prepared, 8 in progress".</summary>
    public string Describe(int open) =>
        string.Create(CultureInfo.CurrentCulture, $"{Volatile.Read(ref _added):N0} added, {Volatile.Read(ref _prepared):N0} prepared, {open:N0} in progress");

    public void Dispose() => _polls.Dispose();
}
