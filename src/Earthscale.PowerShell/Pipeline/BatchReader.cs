namespace Earthscale.PowerShell.Pipeline;

/// <summary>Reads batches, which others make ahead of time, on the pipeline thread.</summary>
internal static class BatchReader
{
    /// <summary>Gives each batch to <paramref name="write"/> on the pipeline thread until that says no more.</summary>
    /// <remarks>However it ends, also by an exception of <paramref name="write"/>, no request is left running.</remarks>
    public static void Read<T>(PipelineDispatcher dispatcher, Func<CancellationToken, IAsyncEnumerable<T>> start, Func<T, bool> write)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(dispatcher.Stopping);
        var batches = start(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = Task.FromResult(true);
        try
        {
            do
            {
                next = batches.MoveNextAsync().AsTask();
            }
            while (dispatcher.Await(next) && write(batches.Current));
        }
        finally
        {
            stop.Cancel();
            EndAsync(batches, next).GetAwaiter().GetResult();
        }
    }

    // An enumerator that is still moving must not be disposed of.
    private static async Task EndAsync<T>(IAsyncEnumerator<T> batches, Task next)
    {
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await batches.DisposeAsync().ConfigureAwait(false);
    }
}
