namespace Earthscale.Client.Http;

/// <summary>
/// How fast an account may send, as its service shows by refusing requests (429). After a refusal all of the account's
/// requests wait; then they go out at a rate below the one that was accepted, which grows again, first slowly and then
/// fast, until the next refusal. Without refusals nothing is held up. Safe to use from many threads.
/// </summary>
/// <remarks>The rate follows the curve of CUBIC (RFC 9438), as the adaptive mode of the AWS SDKs does.</remarks>
internal sealed class Throttle(TimeProvider time)
{
    /// <summary>What is left of the accepted rate after a refusal.</summary>
    private const double Cut = 0.7;

    /// <summary>How fast the rate grows at most, in requests a second per cubic second.</summary>
    private const double MaxGrowth = 2;

    /// <summary>What to begin with where nothing was accepted yet, in requests a second.</summary>
    private const double FirstRate = 10;

    /// <summary>The lowest rate, in requests a second.</summary>
    private const double MinRate = 0.5;

    // Timers are late by some milliseconds; nobody loses a turn by that.
    private static readonly TimeSpan s_slack = TimeSpan.FromMilliseconds(50);

    private readonly object _gate = new();
    private volatile bool _isOn;
    private long _accepted;
    private double _maxRate;
    private DateTimeOffset _countedFrom = time.GetUtcNow();
    private DateTimeOffset _refusedAt;
    private DateTimeOffset _resumeAt;
    private DateTimeOffset _nextTurn;

    /// <summary>Waits until the next request may be sent.</summary>
    /// <param name="paused">Is told until when all requests wait, where they do.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask WaitAsync(Action<DateTimeOffset> paused, CancellationToken cancellationToken)
    {
        if (!_isOn)
        {
            return;
        }

        var turn = DateTimeOffset.MinValue;
        while (true)
        {
            TimeSpan wait;
            DateTimeOffset resumeAt;
            lock (_gate)
            {
                var now = time.GetUtcNow();
                turn = turn < _resumeAt ? TakeTurn(now) : turn;
                (wait, resumeAt) = (turn - now, _resumeAt > now ? _resumeAt : DateTimeOffset.MinValue);
            }

            if (wait < TimeSpan.FromMilliseconds(1))
            {
                return;
            }

            if (resumeAt > DateTimeOffset.MinValue)
            {
                paused(resumeAt);
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts a request that was not refused.</summary>
    public void Accepted() => Interlocked.Increment(ref _accepted);

    /// <summary>Makes the account's requests wait, and then slower.</summary>
    /// <param name="sentAt">When the refused request was sent; many that were under way at once slow down once.</param>
    /// <param name="wait">How long the service asks to wait; with zero it does not ask to slow down.</param>
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
                var measured = Interlocked.Exchange(ref _accepted, 0) / Math.Max((now - _countedFrom).TotalSeconds, 0.1);
                (_maxRate, _countedFrom, _refusedAt) = (Math.Max(MinRate, _isOn ? Math.Min(measured, Rate(now)) : Math.Max(measured, FirstRate)), now, now);
            }

            _resumeAt = now + wait > _resumeAt ? now + wait : _resumeAt;
            _nextTurn = Max(_nextTurn, _resumeAt);
            _isOn = true;
        }
    }

    private DateTimeOffset TakeTurn(DateTimeOffset now)
    {
        var turn = Max(Max(_nextTurn, _resumeAt), now - s_slack);
        _nextTurn = turn + TimeSpan.FromSeconds(1 / Rate(turn));
        return turn;
    }

    private double Rate(DateTimeOffset at)
    {
        // Slower at low rates, so that some dozens of requests go out between two refusals.
        var growth = Math.Min(MaxGrowth, MaxGrowth * Math.Pow(_maxRate / FirstRate, 3));
        var sinceMax = (at - _resumeAt).TotalSeconds - Math.Cbrt(_maxRate * (1 - Cut) / growth);
        return Math.Max(MinRate, (growth * sinceMax * sinceMax * sinceMax) + _maxRate);
    }

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
