namespace Earthscale.PowerShell.Pipeline;

/// <summary>Reads portions for the pipeline thread, with the next one in the making while this one is written.</summary>
internal static class PortionReader
{
    /// <summary>Gives each item to <paramref name="write"/> on the pipeline thread until that says no more.</summary>
    /// <remarks>However it ends, also by an exception of <paramref name="write"/>, no request is left running.</remarks>
    public static void Read<T>(PipelineThread thread, Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<T>>> start, Func<T, bool> write)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(thread.Stopping);
        var portions = start(stop.Token).GetAsyncEnumerator(stop.Token);
        var next = Advance(portions);
        try
        {
            while (thread.Await(next))
            {
                var portion = portions.Current;
                next = Advance(portions);
                foreach (var item in portion)
                {
                    if (!write(item))
                    {
                        return;
                    }
                }
            }
        }
        finally
        {
            stop.Cancel();
            EndAsync(portions, next).GetAwaiter().GetResult();
        }
    }

    // Off the pipeline thread, so that datasets are made there while others are written here.
    private static Task<bool> Advance<T>(IAsyncEnumerator<T> portions) => Task.Run(() => portions.MoveNextAsync().AsTask());

    private static async Task EndAsync<T>(IAsyncEnumerator<T> portions, Task next)
    {
        await next.ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
        await portions.DisposeAsync().ConfigureAwait(false);
    }
}
