using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Hosting;
using Xunit;

namespace Earthscale.Testing;

/// <summary>Starts emulators in this process, each on a free port.</summary>
public static class TestEmulator
{
    public static Task<EmulatorServer> StartAsync(EmulatorOptions? options = null) =>
        EmulatorServer.StartAsync((options ?? new EmulatorOptions()) with { Urls = "http://127.0.0.1:0" }, TestContext.Current.CancellationToken);
}
