namespace Earthscale.PowerShell.Pipeline;

/// <summary>One item of a command, from its request to its output. Begun on the pipeline thread; runs on others.</summary>
internal abstract class WorkItem
{
    private volatile bool _requestEnded;
    private volatile bool _ended;

    /// <summary>What to call the item in messages; safe for a terminal.</summary>
    public required string Label { get; init; }

    /// <summary>The item, for error records.</summary>
    public required object Target { get; init; }

    /// <summary>What to say before the message of an error, such as "Row 3: "; null for nothing.</summary>
    public string? ErrorPrefix { get; init; }

    /// <summary>What to do when the response was lost and the catalog does not show that the service acted; null for items that change nothing.</summary>
    public string? AdviceWhenUnknown { get; init; }

    /// <summary>What to say where the service does not know the item; null for the usual.</summary>
    public string? AdviceWhenNotFound { get; init; }

    /// <summary>The requests of items with the same key are sent one after the other; null for an item that needs no order.</summary>
    public string? Key { get; init; }

    /// <summary>Ends with the item, and never fails; null until the item begins.</summary>
    public Task? Completion { get; private set; }

    /// <summary>Whether the request has ended, well or not.</summary>
    public bool RequestEnded => _requestEnded;

    /// <summary>Whether the request, and what follows it, have ended.</summary>
    public bool Ended => _ended;

    /// <summary>Whether the request has succeeded; what follows may have failed all the same.</summary>
    public bool HasResult { get; private set; }

    /// <summary>What failed; null for nothing.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Starts the request.</summary>
    /// <param name="changed">Is called, on any thread, when the request or the whole item has ended.</param>
    /// <param name="cancel">Cancels it.</param>
    public void Begin(Action changed, CancellationToken cancel) => Completion = RunAsync(changed, cancel);

    /// <summary>Writes the result to the pipeline.</summary>
    public abstract void WriteResult();

    /// <summary>Says in a message what came of the item; safe for a terminal.</summary>
    public abstract string DescribeResult();

    /// <summary>Whether the result says that there was nothing to change.</summary>
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
            // The change is made; only the wait that followed it was given up.
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
