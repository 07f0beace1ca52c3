using System.Collections.Concurrent;
using System.Management.Automation;

namespace Earthscale.PowerShell.Pipeline;

/// <summary>
/// Runs actions from other threads on the pipeline thread, the only thread where PowerShell accepts output. The pipeline
/// thread runs them while it waits.
/// </summary>
internal sealed class PipelineDispatcher : IDisposable
{
    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly ManualResetEventSlim _signal = new();
    private readonly CancellationTokenSource _stop = new();

    /// <summary>A token that is canceled when the command stops or ends.</summary>
    public CancellationToken Stopping => _stop.Token;

    /// <summary>Queues an action for the pipeline thread, from any thread, without waiting.</summary>
    public void Post(Action action)
    {
        _posted.Enqueue(action);
        _signal.Set();
    }

    /// <summary>Waits on the pipeline thread for a task, and runs queued actions.</summary>
    /// <exception cref="PipelineStoppedException">The command is stopping.</exception>
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

    /// <summary>Waits on the pipeline thread until a condition is true, and runs queued actions.</summary>
    /// <param name="condition">The condition, which is evaluated after each <see cref="Wake"/>.</param>
    /// <exception cref="PipelineStoppedException">The command is stopping.</exception>
    public void WaitUntil(Func<bool> condition)
    {
        try
        {
            while (!condition())
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

    /// <summary>Makes <see cref="WaitUntil"/> evaluate its condition, from any thread.</summary>
    public void Wake() => _signal.Set();

    /// <summary>Runs the queued actions.</summary>
    public void RunPosted()
    {
        while (_posted.TryDequeue(out var action))
        {
            action();
        }
    }

    /// <summary>Cancels the work, from another thread.</summary>
    public void Stop() => _stop.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        // The signal is not disposed, since ending work may set it.
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
