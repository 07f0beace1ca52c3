using Earthscale.Emulator;
using Xunit;

namespace Earthscale.Testing;

/// <summary>The base of tests that each have an emulator of their own, with the sample catalog.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    /// <summary>Canceled when the test run is.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected EmulatorServer Emulator { get; private set; } = null!;

    /// <summary>How the emulator is to run.</summary>
    protected virtual EmulatorOptions Options => new();

    public virtual async ValueTask InitializeAsync() => Emulator = await TestEmulator.StartAsync(Options);

    public virtual async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
