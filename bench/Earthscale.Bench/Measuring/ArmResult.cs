namespace Earthscale.Bench.Measuring;

/// <summary>What was measured of one arm: its first listing in a process that knew nothing yet, and then, warm, some more.</summary>
internal sealed class ArmResult(Listing fresh)
{
    private const int MinRuns = 3;
    private const int MaxRuns = 20;
    private const double EnoughMs = 6000;
    private readonly List<Listing> _warm = [];

    /// <summary>The first listing.</summary>
    public Listing Fresh => fresh;

    /// <summary>Whether another warm listing is due: three in any case, twenty at most, none after six seconds.</summary>
    public bool WantsMore => _warm.Count < MinRuns || (_warm.Count < MaxRuns && _warm.Sum(listing => listing.Ms) < EnoughMs);

    /// <summary>The most memory the process held at any time.</summary>
    public long PeakBytes => _warm[^1].PeakBytes;

    public void Add(Listing warm) => _warm.Add(warm);

    /// <summary>The median of the warm listings.</summary>
    public double Median(Func<Listing, double> figure) => _warm.Select(figure).Median();
}
