namespace Earthscale.Emulator.Recording;

/// <summary>Keeps the last requests, and counts all of them.</summary>
internal sealed class RequestRecorder(int capacity)
{
    private readonly Lock gate = new();
    private readonly Queue<RecordedRequest> kept = new();
    private long count;

    public long Count
    {
        get
        {
            lock (gate)
            {
                return count;
            }
        }
    }

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (gate)
        {
            return [.. kept];
        }
    }

    public void Record(RecordedRequest request)
    {
        lock (gate)
        {
            count++;
            if (capacity <= 0)
            {
                return;
            }

            if (kept.Count == capacity)
            {
                kept.Dequeue();
            }

            kept.Enqueue(request with { Number = count });
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            kept.Clear();
            count = 0;
        }
    }
}
