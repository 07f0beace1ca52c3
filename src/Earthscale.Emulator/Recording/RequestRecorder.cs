namespace Earthscale.Emulator.Recording;

/// <summary>
/// Keeps the last requests, and counts all of them. A request is included from its arrival, and its status from just
/// before the response is sent, so that a client that has the response finds a complete record.
/// </summary>
internal sealed class RequestRecorder(int capacity)
{
    private readonly Lock _gate = new();
    private readonly RecordedRequest[] _ring = new RecordedRequest[Math.Max(capacity, 0)];
    private long _last;
    private long _cleared;

    public long Count
    {
        get
        {
            lock (_gate)
            {
                return _last - _cleared;
            }
        }
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_gate)
        {
            var first = Math.Max(_cleared, _last - _ring.Length) + 1;
            var requests = new List<RecordedRequest>();
            for (var number = first; number <= _last; number++)
            {
                requests.Add(_ring[number % _ring.Length]);
            }

            return requests;
        }
    }

    /// <returns>The number of the request, for the response.</returns>
    public long AddRequest(RecordedRequest request)
    {
        lock (_gate)
        {
            _last++;
            if (_ring.Length > 0)
            {
                _ring[_last % _ring.Length] = request with { Number = _last };
            }

            return _last;
        }
    }

    public void AddResponse(long number, int status, TimeSpan duration)
    {
        lock (_gate)
        {
            // A later request may have replaced it.
            if (_ring.Length > 0 && _ring[number % _ring.Length] is { } request && request.Number == number)
            {
                _ring[number % _ring.Length] = request with { Status = status, Duration = duration };
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _cleared = _last;
            Array.Clear(_ring);
        }
    }
}
