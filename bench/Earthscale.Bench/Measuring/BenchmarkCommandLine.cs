using System.CommandLine;
using System.CommandLine.Parsing;
using Earthscale.Bench.Throttling;

namespace Earthscale.Bench.Measuring;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchmarkCommandLine
{
    public static RootCommand Create(Func<BenchmarkOptions, Task<int>> run)
    {
        var full = new Option<bool>("--full") { Description = "all combinations, also those that take an hour" };
        var arms = new Option<string[]?>("--arms") { HelpName = "raw,hosted,...", Description = "only these (raw is always among them)", CustomParser = result => Text(result).Split(',') };
        var scenarios = new Option<Scenario[]?>("--scenarios") { HelpName = "1000/100/20,...", Description = "only these: datasets/page size/latency in ms", CustomParser = ReadScenarios };
        var startup = new Option<bool>("--startup") { Description = "only how long a fresh pwsh takes" };
        var stop = new Option<bool>("--stop") { Description = "only how long a listing goes on after Ctrl+C" };
        var throttle = new Command("throttle", "Measures how near bulk work gets to the speed that a limit allows (6 minutes).");
        throttle.SetAction(_ => ThrottleBenchmark.RunAsync());
        var root = new RootCommand("Measures listings. Prints Markdown.") { full, arms, scenarios, startup, stop, throttle };
        root.SetAction(line =>
        {
            var listings = line.GetValue(scenarios) is not null || line.GetValue(arms) is not null;
            var options = new BenchmarkOptions
            {
                Full = line.GetValue(full),
                Arms = line.GetValue(arms),
                WithStartup = !listings && !line.GetValue(stop),
                WithStop = !listings && !line.GetValue(startup),
            };
            IReadOnlyList<Scenario> chosen = line.GetValue(startup) || line.GetValue(stop) ? [] : line.GetValue(scenarios) ?? options.Scenarios;
            return run(options with { Scenarios = chosen });
        });
        return root;
    }

    private static Scenario[]? ReadScenarios(ArgumentResult result)
    {
        try
        {
            return [.. Text(result).Split(',').Select(Scenario.Parse)];
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or IndexOutOfRangeException)
        {
            result.AddError($"--scenarios must be like 1000/100/20,100000/1000/0, not '{Text(result)}'.");
            return null;
        }
    }

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;
}
