namespace Earthscale.Client.Http;

/// <summary>
/// Limits the request rate of an account after the service has refused requests (429). After a refusal, all of the
/// account's requests wait; then they are sent at a rate below the accepted one, which grows again, first slowly and then
/// fast, until the next refusal. Without refusals, there is no limit. Thread-safe.
/// </summary>
/// <remarks>The rate follows the curve of CUBIC (RFC 9438), as the adaptive mode of the AWS SDKs does.</remarks>
internal sealed class Throttle(TimeProvider time)
{
    /// <summary>The factor of the rate after a refusal.</summary>
    private const double Cut = 0.7;

    /// <summary>The maximum growth of the rate, in requests per second per cubic second.</summary>
    private const double MaxGrowth = 2;

    /// <summary>The initial rate if no request was accepted yet, in requests per second.</summary>
    private const double FirstRate = 10;

    /// <summary>The minimum rate, in requests per second.</summary>
    private const double MinRate = 1 / 60.0;

    // Timers fire some milliseconds late, which must not cost a turn.
    private static readonly TimeSpan s_slack = TimeSpan.FromMilliseconds(50);

    private readonly object _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, (bool IsFirstAttempt, long Number)> _waiting = new();
    private volatile bool _isOn;
    private long _accepted;
    private long _number;
    private double _maxRate;
    private DateTimeOffset _countedFrom = time.GetUtcNow();
    private DateTimeOffset _refusedAt;
    private DateTimeOffset _resumeAt;
    private DateTimeOffset _nextTurn;
    private ITimer? _timer;

    /// <summary>Waits until a request may be sent. Requests are sent in the order of the calls, retries first.</summary>
    /// <param name="isRetry">Whether the request was sent before.</param>
    /// <param name="paused">Called with the time until which all requests wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WaitAsync(bool isRetry, Action<DateTimeOffset> paused, CancellationToken cancellationToken)
    {
        if (!_isOn)
        {
            return Task.CompletedTask;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        DateTimeOffset resumeAt;
        lock (_gate)
        {
            _waiting.Enqueue(turn, (!isRetry, _number++));
            resumeAt = _resumeAt;
        }

        GrantTurns();
        if (resumeAt > time.GetUtcNow())
        {
            paused(resumeAt);
        }

        cancellationToken.UnsafeRegister(static (state, stop) => ((TaskCompletionSource)state!).TrySetCanceled(stop), turn);
        return turn.Task;
    }

    /// <summary>Counts a request that was not refused.</summary>
    public void Accepted() => Interlocked.Increment(ref _accepted);

    /// <summary>Makes the account's requests wait, and lowers their rate.</summary>
    /// <param name="sentAt">The time when the refused request was sent. Concurrent refused requests lower the rate only once.</param>
    /// <param name="wait">The wait that the service asks for; zero has no effect.</param>
    public void Refused(DateTimeOffset sentAt, TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
        {
            return;
        }

        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (!_isOn || sentAt > _refusedAt)
            {
                // The refused request counts too, so that two refusals in a row do not mean a rate of zero.
                var measured = (Interlocked.Exchange(ref _accepted, 0) + 1) / Math.Max((now - _countedFrom).TotalSeconds, 0.1);
                (_maxRate, _countedFrom, _refusedAt) = (Math.Max(MinRate, _isOn ? Math.Min(measured, Rate(now)) : Math.Max(measured, FirstRate)), now, now);
            }

            _resumeAt = Max(now + wait, _resumeAt);
            _nextTurn = Max(_nextTurn, _resumeAt);
            _isOn = true;
        }
    }

    // Lets all requests go whose turn has come, and sets a timer for the next one.
    private void GrantTurns()
    {
        lock (_gate)
        {
            while (_timer is null && _waiting.TryPeek(out var turn, out _))
            {
                var now = time.GetUtcNow();
                var due = Max(Max(_nextTurn, _resumeAt), now - s_slack);
                if (due > now)
                {
                    // A timer rounds less than a millisecond to zero.
                    _timer = time.CreateTimer(_ => Ring(), null, TimeSpan.FromMilliseconds(Math.Ceiling((due - now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
                    return;
                }

                _waiting.Dequeue();
                _nextTurn = turn.TrySetResult() ? due + TimeSpan.FromSeconds(1 / Rate(due)) : _nextTurn;
            }
        }
    }

    private void Ring()
    {
        lock (_gate)
        {
            _timer!.Dispose();
            _timer = null;
        }

        GrantTurns();
    }

    private double Rate(DateTimeOffset at)
    {
        // Slower at low rates, so that about the same number of requests is sent between two refusals.
        var growth = Math.Min(MaxGrowth, MaxGrowth * Math.Pow(_maxRate / FirstRate, 4));
        var sinceMax = (at - _resumeAt).TotalSeconds - Math.Cbrt(_maxRate * (1 - Cut) / growth);
        return Math.Max(MinRate, (growth * sinceMax * sinceMax * sinceMax) + _maxRate);
    }

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
