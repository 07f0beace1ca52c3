namespace Earthscale.Client.Http;

/// <summary>The service's clock, from the header <c>Date</c> of its responses. It can differ from the local clock.</summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private Reading? _last;

    /// <summary>Records the Date header of a new response; null if it has none.</summary>
    public void Record(DateTimeOffset? date) => _last = date is { } shown ? new Reading(shown, time.GetTimestamp()) : _last;

    /// <summary>Converts a local timestamp to the service's time, or a time up to a few seconds earlier; null if no response had a Date header.</summary>
    /// <param name="timestamp">The local timestamp.</param>
    public DateTimeOffset? ToServiceTime(long timestamp) =>
        _last is { } last ? last.Date - time.GetElapsedTime(timestamp, last.Timestamp) : null;

    private sealed record Reading(DateTimeOffset Date, long Timestamp);
}
