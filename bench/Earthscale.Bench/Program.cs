using Earthscale.Bench.Arms;
using Earthscale.Bench.Measuring;
using Earthscale.Bench.Serving;
using Earthscale.Bench.Stopping;

// The program starts itself as the server and once for each arm, so that none of them shares a process with another.
return args switch
{
    ["serve"] => await PageServer.RunAsync(),
    ["arm", var arm, var scenario, var uri] => await ArmHost.RunAsync(arm, Scenario.Parse(scenario), new Uri(uri)),
    ["stop", var requests] => await StopHost.RunAsync(new Uri(requests)),
    _ => await BenchmarkCommandLine.Create(Benchmark.RunAsync).Parse(args).InvokeAsync(),
};
