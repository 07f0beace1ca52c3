namespace Earthscale.PowerShell.Pipeline;

/// <summary>An item of a command, from its request to its output. It starts on the pipeline thread and runs on other threads.</summary>
internal abstract class WorkItem
{
    private volatile bool _requestEnded;
    private volatile bool _ended;

    /// <summary>The item's name in messages, which is safe to display.</summary>
    public required string Label { get; init; }

    /// <summary>The target object of error records.</summary>
    public required object Target { get; init; }

    /// <summary>The prefix of error messages, such as "Row 3: "; null for none.</summary>
    public string? ErrorPrefix { get; init; }

    /// <summary>The advice if the response was lost and the outcome is unknown; null for items that change nothing.</summary>
    public string? AdviceWhenUnknown { get; init; }

    /// <summary>The advice if the service does not find the item; null for the default.</summary>
    public string? AdviceWhenNotFound { get; init; }

    /// <summary>The key of items whose requests must be sent in order; null for any order.</summary>
    public string? Key { get; init; }

    /// <summary>The task of the item, which never fails; null until the item starts.</summary>
    public Task? Completion { get; private set; }

    /// <summary>Whether the request has ended.</summary>
    public bool RequestEnded => _requestEnded;

    /// <summary>Whether the request and the follow-up have ended.</summary>
    public bool Ended => _ended;

    /// <summary>Whether the request has succeeded. The follow-up may have failed.</summary>
    public bool HasResult { get; private set; }

    public Exception? Error { get; private set; }

    /// <summary>Starts the request.</summary>
    /// <param name="changed">Called on any thread when the request or the item has ended.</param>
    /// <param name="cancel">Cancels the request.</param>
    public void Begin(Action changed, CancellationToken cancel) => Completion = RunAsync(changed, cancel);

    /// <summary>Writes the result to the pipeline.</summary>
    public abstract void WriteResult();

    /// <summary>Describes the result. The text is safe to display.</summary>
    public abstract string DescribeResult();

    /// <summary>Whether the result shows that the item needed no change.</summary>
    public abstract bool IsUnchanged();

    protected abstract Task SendAsync(CancellationToken cancel);

    protected abstract Task FollowAsync();

    private async Task RunAsync(Action changed, CancellationToken cancel)
    {
        try
        {
            await Task.Run(() => SendAsync(cancel), CancellationToken.None).ConfigureAwait(false);
            HasResult = true;
            _requestEnded = true;
            changed();
            await FollowAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (HasResult)
        {
            // The request has succeeded; only the follow-up was canceled.
        }
        catch (Exception e)
        {
            Error = e;
        }
        finally
        {
            _requestEnded = true;
            _ended = true;
            changed();
        }
    }
}
