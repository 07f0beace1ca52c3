using System.Collections.Concurrent;
using System.Management.Automation;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>
/// Lets work on other threads write through a command: PowerShell takes output only on the pipeline thread, which
/// runs what was posted while it waits for the work.
/// </summary>
internal sealed class PipelineDispatcher : IDisposable
{
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly ManualResetEventSlim _signal = new();
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Is canceled when the command is asked to stop, or ends.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Hands something to the pipeline thread, from any thread; does not wait.</summary>
    public void Post(Action action)
    {
        _posted.Enqueue(action);
        _signal.Set();
    }

    /// <summary>Waits on the pipeline thread until the task has ended, and meanwhile runs what was posted.</summary>
    /// <exception cref="PipelineStoppedException">The command was asked to stop.</exception>
    public T Await<T>(Task<T> task)
    {
        WaitFor(task);
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Await{T}"/>
    public void Await(Task task)
    {
        WaitFor(task);
        task.GetAwaiter().GetResult();
    }

    /// <summary>Waits on the pipeline thread until something is so, and meanwhile runs what was posted.</summary>
    /// <param name="isSo">Is asked again after each <see cref="Wake"/>.</param>
    /// <exception cref="PipelineStoppedException">The command was asked to stop.</exception>
    public void WaitUntil(Func<bool> isSo)
    {
        try
        {
            while (!isSo())
            {
                _signal.Wait(_stop.Token);
                _signal.Reset();
                RunPosted();
            }
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }

        RunPosted();
    }

    /// <summary>Lets <see cref="WaitUntil"/> ask again; from any thread.</summary>
    public void Wake() => _signal.Set();

    /// <summary>Runs what was posted.</summary>
    public void RunPosted()
    {
        while (_posted.TryDequeue(out var action))
        {
            action();
        }
    }

    /// <summary>Cancels the work; called by PowerShell from another thread.</summary>
    public void Stop() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        // The signal is not disposed: work that is just ending may still set it.
    }

    private void WaitFor(Task task)
    {
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        WaitUntil(() => task.IsCompleted);
    }
}
