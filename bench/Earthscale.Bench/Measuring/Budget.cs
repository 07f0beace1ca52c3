namespace Earthscale.Bench.Measuring;

/// <summary>How often a listing is repeated; Arms/pwsh.ps1 knows the same numbers.</summary>
internal static class Budget
{
    private const int MaxRuns = 9;
    private const double EnoughMs = 4000;

    /// <summary>Whether another warm run is due: one in any case, nine at most, none after four seconds.</summary>
    public static bool Allows(int runs, double spentMs) => runs == 0 || (runs < MaxRuns && spentMs < EnoughMs);
}
