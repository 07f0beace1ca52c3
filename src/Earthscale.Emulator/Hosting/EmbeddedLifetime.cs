namespace Earthscale.Emulator.Hosting;

/// <summary>Leaves signals to the program: the console's lifetime would stop the emulator at every Ctrl+C of a shell that runs it.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
