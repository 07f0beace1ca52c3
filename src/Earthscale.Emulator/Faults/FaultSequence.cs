using System.Diagnostics.CodeAnalysis;

namespace Earthscale.Emulator.Faults;

/// <summary>Draws the faults of <see cref="RandomFaults"/> one after the other.</summary>
internal sealed class FaultSequence(RandomFaults settings)
{
    [SuppressMessage("Security", "CA5394", Justification = "It must be repeatable, and guards nothing.")]
    private readonly Random _random = new(settings.Seed);

    /// <summary>As many numbers are drawn for a request that succeeds, so that one decision does not move the others.</summary>
    public Fault? Draw(FaultTarget target)
    {
        var fails = _random.NextDouble() < settings.Rate;
        var kind = settings.Kinds[_random.Next(settings.Kinds.Count)];
        var coin = _random.Next(2) == 1;
        if (!fails || (kind == FaultKind.ExpiredToken && !target.HasBearerToken))
        {
            return null;
        }

        return new Fault(kind)
        {
            Moment = coin && settings.ActingKinds.Contains(kind) ? FaultMoment.AfterAction : FaultMoment.BeforeAction,
            RetryAfterSeconds = settings.RetryAfterSeconds,
            RetryAfterAsDate = coin && kind == FaultKind.ServiceUnavailable,
            Delay = settings.SlowDelay,
        };
    }
}
