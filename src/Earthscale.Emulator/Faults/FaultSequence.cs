using System.Diagnostics.CodeAnalysis;

namespace Earthscale.Emulator.Faults;

internal sealed class FaultSequence(RandomFaults settings)
{
    [SuppressMessage("Security", "CA5394", Justification = "The sequence must be repeatable, and protects nothing.")]
    private readonly Random _random = new(settings.Seed);

    /// <summary>Draws the next fault; null for none. Each request uses the same number of random numbers, so that one decision does not affect the next.</summary>
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
