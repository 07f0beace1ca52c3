namespace Earthscale.Client.Http;

/// <summary>The versions that this account's requests have created recently, so that the lookup after a lost response ignores those of other requests.</summary>
internal sealed class RecentVersions
{
    // Only versions of the last few seconds matter.
    private const int Capacity = 10_000;
    private readonly HashSet<Guid> _ids = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>Records the id of a dataset or version; false if it was known.</summary>
    public bool TryAdd(Guid id)
    {
        lock (_ids)
        {
            if (!_ids.Add(id))
            {
                return false;
            }

            _order.Enqueue(id);
            if (_order.Count > Capacity)
            {
                _ids.Remove(_order.Dequeue());
            }

            return true;
        }
    }

    /// <summary>Whether the id is known.</summary>
    public bool Contains(Guid id)
    {
        lock (_ids)
        {
            return _ids.Contains(id);
        }
    }
}
