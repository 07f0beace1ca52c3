namespace Earthscale.PowerShell.Pipeline;

/// <summary>Reads portions, which others make ahead of time, on the pipeline thread.</summary>
internal static class PortionReader
{
    /// <summary>Gives each portion to <paramref name="write"/> on the pipeline thread until that says no more.</summary>
    /// <remarks>However it ends, also by an exception of <paramref name="write"/>, no request is left running.</remarks>
    public static void Read<T>(PipelineThread thread, Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<T>>> start, Func<IReadOnlyList<T>, bool> write)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(thread.Stopping);
        var portions = start(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = Task.FromResult(true);
        try
        {
            do
            {
                next = portions.MoveNextAsync().AsTask();
            }
            while (thread.Await(next) && write(portions.Current));
        }
        finally
        {
            stop.Cancel();
            EndAsync(portions, next).GetAwaiter().GetResult();
        }
    }

    // An enumerator that is still moving must not be disposed of.
    private static async Task EndAsync<T>(IAsyncEnumerator<T> portions, Task next)
    {
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await portions.DisposeAsync().ConfigureAwait(false);
    }
}
