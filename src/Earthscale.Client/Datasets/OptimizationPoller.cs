using Earthscale.Client.Text;

namespace Earthscale.Client.Datasets;

/// <summary>Looks at a version again and again until its optimizations have ended.</summary>
/// <remarks>
/// The service does not say whether somebody asked for an optimization that has not started. Who knows waits for it.
/// To all others it may still start for a while after the version was registered; after that, it is one that nobody
/// asked for, or that the service decided against: what was asked for is at least pending by then.
/// </remarks>
internal sealed class OptimizationPoller(Func<CancellationToken, Task<(DatasetVersion Version, DateTimeOffset Now)>> look, OptimizationWait wait, TimeProvider time)
{
    /// <summary>How long after its registration a version's optimizations may still start.</summary>
    public static readonly TimeSpan StartAllowance = TimeSpan.FromMinutes(1);

    // For a last look at the limit.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);

    private DatasetVersion? _seen;

    /// <exception cref="OptimizationException">One has failed, or time ran out.</exception>
    public async Task<DatasetVersion> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var (version, now) = await LookInTimeAsync(wait.Limit - time.GetElapsedTime(started), cancellationToken).ConfigureAwait(false);
            _seen = version;
            var open = Optimizations(version).Where(one => IsOpen(one, version, now)).ToList();
            if (open.Count == 0)
            {
                return Judge(version);
            }

            var left = wait.Limit - time.GetElapsedTime(started) ?? TimeSpan.MaxValue;
            if (left <= TimeSpan.Zero)
            {
                throw Failure(version, $"not ended after {wait.Limit?.TotalSeconds:0.###} s", open, timedOut: true);
            }

            await Task.Delay(left < wait.PollingInterval ? left : wait.PollingInterval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // The limit ends a look too, with all its retries and the time it waits for its turn.
    private async Task<(DatasetVersion Version, DateTimeOffset Now)> LookInTimeAsync(TimeSpan? left, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(left is not { } time ? Timeout.InfiniteTimeSpan : time > TimeSpan.Zero ? time + s_grace : s_grace);
        try
        {
            return await LookAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new OptimizationException(SafeText.OneLine(
                $"The service did not say within {wait.Limit?.TotalSeconds:0.###} s whether the optimizations{(_seen is null ? "" : $" of '{_seen.Name}'")} have ended.", 1000))
            {
                Version = _seen,
                TimedOut = true,
            };
        }
    }

    private async Task<(DatasetVersion Version, DateTimeOffset Now)> LookAsync(CancellationToken cancellationToken)
    {
        if (wait.Throttle is not { } throttle)
        {
            return await look(cancellationToken).ConfigureAwait(false);
        }

        await throttle.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await look(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            throttle.Release();
        }
    }

    private DatasetVersion Judge(DatasetVersion version)
    {
        // A status that nobody here knows is no success.
        var failed = Optimizations(version).Where(one => one.State.Status is not (OptimizationStatus.Success or OptimizationStatus.NotStarted)).ToList();
        return failed.Count == 0 ? version : throw Failure(version, "failed", failed, timedOut: false);
    }

    private bool IsOpen((string? Dimension, Optimization State) one, DatasetVersion version, DateTimeOffset now) => one.State.Status switch
    {
        OptimizationStatus.Pending or OptimizationStatus.Running => true,
        OptimizationStatus.NotStarted => IsRequested(one.Dimension) ?? now - version.CreatedAt < StartAllowance,
        _ => false,
    };

    // Null where nobody knows.
    private bool? IsRequested(string? dimension) => dimension is not null
        ? wait.PixelInfo.Contains(dimension) ? true : null
        : wait.Visualization == OptimizationMode.On ? true : null;

    // One that was turned off is nobody's concern, whatever its status.
    private IEnumerable<(string? Dimension, Optimization State)> Optimizations(DatasetVersion version) =>
    [
        .. version.VisualizationOptimization is { } visualization && wait.Visualization != OptimizationMode.Off ? new[] { ((string?)null, visualization) } : [],
        .. version.PixelInfoOptimizations.Select(entry => ((string?)entry.Key, entry.Value)),
    ];

    private static OptimizationException Failure(
        DatasetVersion version, string what, IEnumerable<(string? Dimension, Optimization State)> which, bool timedOut)
    {
        var names = which.Select(one => $"{(one.Dimension is null ? "visualization" : $"pixel info along {one.Dimension}")} ({one.State})");
        return new OptimizationException(SafeText.OneLine($"Optimizations of '{version.Name}' have {what}: {string.Join(", ", names)}.", 1000))
        {
            Version = version,
            TimedOut = timedOut,
        };
    }
}
