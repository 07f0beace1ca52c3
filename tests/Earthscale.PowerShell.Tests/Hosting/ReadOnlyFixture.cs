namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>The base class of tests that do not change the emulator and the session, and share them; each sees only its own requests.</summary>
public abstract class ReadOnlyFixture : IClassFixture<SharedSession>
{
    private readonly SharedSession _shared;

    private protected ReadOnlyFixture(SharedSession shared)
    {
        _shared = shared;
        Emulator.ClearRequests();
    }

    private protected EmulatorServer Emulator => _shared.Server;

    private protected RunResult Run(string script, params object?[] arguments) => _shared.Module.Run(script, arguments);
}
