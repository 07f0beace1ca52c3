namespace Earthscale.Emulator.Faults;

/// <summary>A plan of faults: scripted ones first, then random ones.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<Scripted> _script = [];
    private readonly FaultSequence? _sequence;

    /// <summary>Creates a plan without random faults.</summary>
    public FaultPlan()
    {
    }

    /// <summary>Creates a plan with random faults.</summary>
    public FaultPlan(RandomFaults random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (random.Kinds.Count == 0)
        {
            throw new ArgumentException("At least one kind of fault is required.", nameof(random));
        }

        _sequence = new FaultSequence(random);
    }

    /// <summary>Gets the number of pending scripted faults.</summary>
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

    /// <summary>Scripts a fault for the next matching requests. Scripted faults occur in order.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="count">The number of requests that fail.</param>
    /// <param name="when">Determines the matching requests; by default, all.</param>
    /// <returns>This plan.</returns>
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

    /// <summary>Removes the pending scripted faults.</summary>
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
