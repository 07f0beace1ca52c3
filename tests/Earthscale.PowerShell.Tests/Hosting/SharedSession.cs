namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>An emulator and a session signed in to it, for all tests of a class that do not change them.</summary>
public sealed class SharedSession : EmulatorFixture
{
    internal EmulatorServer Server => Emulator;

    internal ModuleSession Module => Session;
}
