namespace Earthscale.Emulator.Faults;

/// <summary>Decides which requests fail: first as scripted, then at random.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Scripted> _script = [];
    private readonly FaultSequence? _sequence;

    /// <summary>Creates a plan by which no request fails until something is scripted.</summary>
    public FaultPlan()
    {
    }

    /// <summary>Creates a plan by which requests also fail at random.</summary>
    public FaultPlan(RandomFaults random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (random.Kinds.Count == 0)
        {
            throw new ArgumentException("At least one kind of fault must be named.", nameof(random));
        }

        _sequence = new FaultSequence(random);
    }

    /// <summary>How many scripted faults are still to come.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _script.Sum(step => step.Left);
            }
        }
    }

    /// <summary>Lets the next requests that match fail. Scripted faults come in the order in which they were scripted.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="count">How many requests fail.</param>
    /// <param name="when">Which requests match; all when omitted.</param>
    /// <returns>The same plan.</returns>
    public FaultPlan Next(Fault fault, int count = 1, Predicate<FaultTarget>? when = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (_gate)
        {
            _script.Add(new Scripted(fault, when ?? (_ => true), count));
        }

        return this;
    }

    /// <summary>Forgets the scripted faults that are still to come.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _script.Clear();
        }
    }

    internal Fault? Decide(FaultTarget target)
    {
        lock (_gate)
        {
            var index = _script.FindIndex(step => step.When(target));
            if (index < 0)
            {
                return target.IsApi ? _sequence?.Draw(target) : null;
            }

            var step = _script[index];
            if (step.Left == 1)
            {
                _script.RemoveAt(index);
            }
            else
            {
                _script[index] = step with { Left = step.Left - 1 };
            }

            return step.Fault;
        }
    }

    private sealed record Scripted(Fault Fault, Predicate<FaultTarget> When, int Left);
}
