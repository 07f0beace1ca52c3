namespace Earthscale.Client.Http;

/// <summary>The versions that this account's calls have made lately, so that no lost response is explained by the version of another call.</summary>
internal sealed class KnownVersions
{
    // Only versions of the last seconds matter.
    private const int Capacity = 10_000;
    private readonly HashSet<Guid> _ids = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>Takes note of a dataset or version; false when it was known.</summary>
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

    /// <summary>Whether it is known.</summary>
    public bool Contains(Guid id)
    {
        lock (_ids)
        {
            return _ids.Contains(id);
        }
    }
}
