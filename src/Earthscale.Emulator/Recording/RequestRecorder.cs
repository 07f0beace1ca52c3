namespace Earthscale.Emulator.Recording;

/// <summary>
/// Keeps the last requests, and counts all of them. A request is in it from its arrival, and its status
/// from just before the answer leaves: who has the answer finds it here, complete.
/// </summary>
internal sealed class RequestRecorder(int capacity)
{
    private readonly Lock gate = new();
    private readonly RecordedRequest[] ring = new RecordedRequest[Math.Max(capacity, 0)];
    private long last;
    private long cleared;

    public long Count
    {
        get
        {
            lock (gate)
            {
                return last - cleared;
            }
        }
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (gate)
        {
            var first = Math.Max(cleared, last - ring.Length) + 1;
            var requests = new List<RecordedRequest>();
            for (var number = first; number <= last; number++)
            {
                requests.Add(ring[number % ring.Length]);
            }

            return requests;
        }
    }

    /// <returns>The number under which to add the answer.</returns>
    public long Arrive(RecordedRequest request)
    {
        lock (gate)
        {
            last++;
            if (ring.Length > 0)
            {
                ring[last % ring.Length] = request with { Number = last };
            }

            return last;
        }
    }

    public void Answer(long number, int status, TimeSpan duration)
    {
        lock (gate)
        {
            // By now its place may belong to a later one.
            if (ring.Length > 0 && ring[number % ring.Length] is { } request && request.Number == number)
            {
                ring[number % ring.Length] = request with { Status = status, Duration = duration };
            }
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            cleared = last;
            Array.Clear(ring);
        }
    }
}
