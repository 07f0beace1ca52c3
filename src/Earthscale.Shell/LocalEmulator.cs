namespace Earthscale.Shell;

internal sealed class LocalEmulator : IAsyncDisposable
{
    public required Uri BaseUri { get; init; }
    public required System.Security.SecureString ApiKey { get; init; }
    public static Task<LocalEmulator> StartAsync(int datasets) => throw new SessionStartException("not there");
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
