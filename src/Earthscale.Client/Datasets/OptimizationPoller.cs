using Earthscale.Client.Text;

namespace Earthscale.Client.Datasets;

/// <summary>Polls a version until its optimizations have ended.</summary>
/// <remarks>
/// The service does not report whether an optimization that has not started was requested. A caller that knows waits for
/// it. Otherwise, the optimization may start for a while after the version was added; after that, it was not requested,
/// or the service decided against it: a requested one is at least pending by then.
/// </remarks>
internal sealed class OptimizationPoller(Func<CancellationToken, Task<(DatasetVersion Version, DateTimeOffset Now)>> look, OptimizationWait wait, TimeProvider time)
{
    /// <summary>The time after adding a version during which its optimizations may start.</summary>
    public static readonly TimeSpan StartAllowance = TimeSpan.FromMinutes(1);

    // For a last poll at the limit.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);

    private DatasetVersion? _seen;

    /// <exception cref="OptimizationException">An optimization failed, or the wait timed out.</exception>
    public async Task<DatasetVersion> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var (version, now) = await PollInTimeAsync(wait.Limit - time.GetElapsedTime(started), cancellationToken).ConfigureAwait(false);
            _seen = version;
            var open = Optimizations(version).Where(one => IsOpen(one, version, now)).ToList();
            if (open.Count == 0)
            {
                return CheckSucceeded(version);
            }

            var left = wait.Limit - time.GetElapsedTime(started) ?? TimeSpan.MaxValue;
            if (left <= TimeSpan.Zero)
            {
                throw Failure(version, $"not ended after {wait.Limit?.TotalSeconds:0.###} s", open, timedOut: true);
            }

            await Task.Delay(left < wait.PollingInterval ? left : wait.PollingInterval, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // The limit also covers a poll, its retries, and the wait for the throttle.
    private async Task<(DatasetVersion Version, DateTimeOffset Now)> PollInTimeAsync(TimeSpan? left, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(left is not { } time ? Timeout.InfiniteTimeSpan : time > TimeSpan.Zero ? time + s_grace : s_grace);
        try
        {
            return await PollAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new OptimizationException(SafeText.OneLine(
                $"The service did not report within {wait.Limit?.TotalSeconds:0.###} s whether the optimizations{(_seen is null ? "" : $" of '{_seen.Name}'")} have ended.", 1000))
            {
                Version = _seen,
                TimedOut = true,
            };
        }
    }

    private async Task<(DatasetVersion Version, DateTimeOffset Now)> PollAsync(CancellationToken cancellationToken)
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

    private DatasetVersion CheckSucceeded(DatasetVersion version)
    {
        // An unknown status counts as a failure.
        var failed = Optimizations(version).Where(one => one.State.Status is not (OptimizationStatus.Success or OptimizationStatus.NotStarted)).ToList();
        return failed.Count == 0 ? version : throw Failure(version, "failed", failed, timedOut: false);
    }

    private bool IsOpen((string? Dimension, Optimization State) one, DatasetVersion version, DateTimeOffset now) => one.State.Status switch
    {
        OptimizationStatus.Pending or OptimizationStatus.Running => true,
        OptimizationStatus.NotStarted => IsRequested(one.Dimension) ?? now - version.CreatedAt < StartAllowance,
        _ => false,
    };

    // Null if unknown.
    private bool? IsRequested(string? dimension) => dimension is not null
        ? wait.PixelInfo.Contains(dimension) ? true : null
        : wait.Visualization == OptimizationMode.On ? true : null;

    // An optimization that was turned off is not waited for, whatever its status.
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
