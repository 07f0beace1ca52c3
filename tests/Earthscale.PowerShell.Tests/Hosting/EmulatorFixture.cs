namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>The base class of tests with their own emulator and a session signed in to it.</summary>
public abstract class EmulatorFixture : EmulatorTest
{
    private protected ModuleSession Session { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Session = ModuleSession.ConnectedTo(Emulator);
    }

    public override async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected RunResult Run(string script, params object?[] arguments) => Session.Run(script, arguments);
}
