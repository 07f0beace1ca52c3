using Earthscale.Bench.Figures;
using Earthscale.Bench.Serving;

namespace Earthscale.Bench.Measuring;

/// <summary>Measures arms over one scenario.</summary>
internal static class ListingBenchmark
{
    /// <summary>Lets the arms list in turn, so that a busy moment of the machine affects all of them.</summary>
    public static async Task<IReadOnlyDictionary<string, ArmResult>> RunAsync(Scenario scenario, IEnumerable<string> arms, ServerProcess server)
    {
        await server.PrepareAsync(scenario);
        var processes = new List<ArmProcess>();
        try
        {
            var results = new Dictionary<string, ArmResult>();
            foreach (var arm in arms)
            {
                processes.Add(new ArmProcess(arm, scenario, server));
                await processes[^1].ListAsync();
                results.Add(arm, new ArmResult());
            }

            await RepeatAsync([.. processes.Zip(results.Values)]);
            return results;
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private static async Task RepeatAsync(IReadOnlyList<(ArmProcess Process, ArmResult Result)> arms)
    {
        while (arms.Any(arm => arm.Result.WantsMore))
        {
            foreach (var (process, result) in arms.Where(arm => arm.Result.WantsMore))
            {
                result.Add(await process.ListAsync());
            }
        }
    }
}
