namespace Earthscale.Bench.Figures;

/// <summary>The measurements of one arm, after a first listing that compiles everything.</summary>
internal sealed class ArmResult
{
    private const int MinRuns = 3;
    private const int MaxRuns = 20;
    private const double EnoughMs = 6000;
    private readonly List<Listing> _listings = [];

    /// <summary>Whether to list again: at least three times, at most twenty times, not after six seconds.</summary>
    public bool WantsMore => _listings.Count < MinRuns || (_listings.Count < MaxRuns && _listings.Sum(listing => listing.Ms) < EnoughMs);

    /// <summary>The peak memory of the process.</summary>
    public long PeakBytes => _listings[^1].PeakBytes;

    /// <summary>The duration of each listing.</summary>
    public IReadOnlyList<double> Times => [.. _listings.Select(listing => listing.Ms)];

    public void Add(Listing listing) => _listings.Add(listing);

    public double Median(Func<Listing, double> figure) => _listings.Select(figure).Median();
}
