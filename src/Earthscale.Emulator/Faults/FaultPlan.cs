namespace Earthscale.Emulator.Faults;

/// <summary>Decides which requests are struck: first by what was scripted, then by chance.</summary>
public sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<Scripted> script = [];
    private readonly FaultSequence? sequence;

    /// <summary>Creates a plan that strikes nothing until something is scripted.</summary>
    public FaultPlan()
    {
    }

    /// <summary>Creates a plan that also strikes by chance.</summary>
    public FaultPlan(RandomFaults random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (random.Kinds.Count == 0)
        {
            throw new ArgumentException("At least one kind of fault must be named.", nameof(random));
        }

        sequence = new FaultSequence(random);
    }

    /// <summary>How many scripted faults have not struck yet.</summary>
    public int Pending
    {
        get
        {
            lock (gate)
            {
                return script.Sum(step => step.Left);
            }
        }
    }

    /// <summary>Lets the fault strike the next requests that fit. Scripted faults strike in the order in which they were scripted.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="count">How many requests it strikes.</param>
    /// <param name="when">Which requests fit; every one when left out.</param>
    /// <returns>The same plan.</returns>
    public FaultPlan Next(Fault fault, int count = 1, Predicate<FaultTarget>? when = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        lock (gate)
        {
            script.Add(new Scripted(fault, when ?? (_ => true), count));
        }

        return this;
    }

    /// <summary>Forgets the scripted faults that have not struck yet.</summary>
    public void Clear()
    {
        lock (gate)
        {
            script.Clear();
        }
    }

    internal Fault? Take(FaultTarget target)
    {
        lock (gate)
        {
            var index = script.FindIndex(step => step.When(target));
            if (index < 0)
            {
                return target.IsApi ? sequence?.Draw(target) : null;
            }

            var step = script[index];
            if (step.Left == 1)
            {
                script.RemoveAt(index);
            }
            else
            {
                script[index] = step with { Left = step.Left - 1 };
            }

            return step.Fault;
        }
    }

    private sealed record Scripted(Fault Fault, Predicate<FaultTarget> When, int Left);
}
