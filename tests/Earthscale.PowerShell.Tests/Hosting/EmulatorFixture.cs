using Earthscale.Emulator;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>An emulator of a test's own, on a free port, with the sample catalog, and a session signed in to it.</summary>
public abstract class EmulatorFixture : IAsyncLifetime
{
    private protected EmulatorServer Emulator { get; private set; } = null!;

    private protected ModuleSession Session { get; private set; } = null!;

    /// <summary>How the emulator is to run.</summary>
    private protected virtual EmulatorOptions Options => new();

    public async ValueTask InitializeAsync()
    {
        Emulator = await EmulatorServer.StartAsync(Options with { Urls = "http://127.0.0.1:0" }, TestContext.Current.CancellationToken);
        Session = ModuleSession.ConnectedTo(Emulator);
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected RunResult Run(string script, params object?[] arguments) => Session.Run(script, arguments);
}
