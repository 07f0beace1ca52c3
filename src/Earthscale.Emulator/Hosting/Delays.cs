namespace Earthscale.Emulator.Hosting;

/// <summary>Waits that end when the client goes or the server stops, so that a slow answer never holds up the end.</summary>
internal sealed class Delays : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <exception cref="OperationCanceledException">The wait was cut short.</exception>
    public async Task WaitAsync(TimeSpan time, CancellationToken aborted)
    {
        if (time == TimeSpan.Zero)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, _stopping.Token);
        await Task.Delay(time, either.Token);
    }

    public void End() => _stopping.Cancel();

    public void Dispose() => _stopping.Dispose();
}
