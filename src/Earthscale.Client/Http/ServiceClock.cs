namespace Earthscale.Client.Http;

/// <summary>The service's own clock, as its responses show it (header <c>Date</c>): clocks differ.</summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private Reading? _last;

    /// <summary>Takes note of the time in a response that has just come; null when it shows none.</summary>
    public void Note(DateTimeOffset? date) => _last = date is { } shown ? new Reading(shown, time.GetTimestamp()) : _last;

    /// <summary>What time it was at the service at a moment here, or up to a few seconds earlier; null when it showed none.</summary>
    /// <param name="timestamp">The moment, as a timestamp of the clock here.</param>
    public DateTimeOffset? At(long timestamp) =>
        _last is { } last ? last.Date - time.GetElapsedTime(timestamp, last.Timestamp) : null;

    private sealed record Reading(DateTimeOffset Date, long Timestamp);
}
