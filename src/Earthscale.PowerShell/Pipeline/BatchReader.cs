namespace Earthscale.PowerShell.Pipeline;

/// <summary>Reads batches on the pipeline thread while the next batches are fetched.</summary>
internal static class BatchReader
{
    /// <summary>Passes each batch to <paramref name="write"/> on the pipeline thread until it returns false.</summary>
    /// <remarks>At the end, even after an exception of <paramref name="write"/>, no request is running.</remarks>
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

    // An enumerator must not be disposed while MoveNextAsync is running.
    private static async Task EndAsync<T>(IAsyncEnumerator<T> batches, Task next)
    {
        await next.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await batches.DisposeAsync().ConfigureAwait(false);
    }
}
