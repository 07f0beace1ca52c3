using System.CommandLine;
using Earthscale.Bench.Arms;
using Earthscale.Bench.Figures;
using Earthscale.Bench.Measuring;
using Earthscale.Bench.Serving;
using Earthscale.Bench.Stopping;

// The program starts itself as the server and for each arm, so that each has its own process.
return args switch
{
    ["serve"] => await PageServer.RunAsync(),
    ["serve-emulator"] => await EmulatorBenchmark.ServeAsync(),
    ["arm", var arm, var scenario, var uri] => await ArmHost.RunAsync(arm, Scenario.Parse(scenario), new Uri(uri)),
    ["stop", var requests] => await StopHost.RunAsync(new Uri(requests)),
    _ => await CommandLine().Parse(args).InvokeAsync(),
};

static RootCommand CommandLine()
{
    var parts = new Argument<string[]>("parts") { Description = "what to measure; everything (20 minutes) when omitted", DefaultValueFactory = _ => [.. Benchmark.Parts] };
    parts.AcceptOnlyFromAmong([.. Benchmark.Parts]);
    var scenarios = new Option<string[]>("--scenario")
    {
        HelpName = "100000/1000/0",
        Description = "datasets/page size/latency in ms; may be given several times",
        DefaultValueFactory = _ => ["1000/1000/0", "100000/1000/0", "100000/1000/20", "100000/100/0", "1000000/1000/0"],
    };
    var root = new RootCommand("Measures the module beside other ways to list. Prints the tables of docs/performance.md.") { parts, scenarios };
    root.SetAction(line => Benchmark.RunAsync(line.GetValue(parts)!, line.GetValue(scenarios)!.Select(Scenario.Parse), Console.Out));
    return root;
}
