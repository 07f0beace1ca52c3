using System.Security;
using Earthscale.Emulator;
using Earthscale.Emulator.Storage;

namespace Earthscale.Shell;

/// <summary>The service, in this process, as long as the session lasts.</summary>
internal sealed class LocalEmulator : IAsyncDisposable
{
    private readonly EmulatorServer _server;

    private LocalEmulator(EmulatorServer server) => _server = server;

    public Uri BaseUri => _server.BaseUri;

    /// <summary>Starts it where the command line asks for it.</summary>
    /// <exception cref="SessionStartException">It cannot start.</exception>
    public static async Task<LocalEmulator?> StartIfAskedAsync(ShellArguments arguments) =>
        arguments.Emulator ? await StartAsync(arguments.Datasets) : null;

    /// <summary>The key that opens it.</summary>
    public static SecureString ApiKey()
    {
        var key = new SecureString();
        foreach (var character in EmulatorServer.WellKnownApiKey)
        {
            key.AppendChar(character);
        }

        return key;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    // On any free port of this machine's own.
    private static async Task<LocalEmulator> StartAsync(int datasets)
    {
        try
        {
            var options = new EmulatorOptions { Urls = "http://127.0.0.1:0", Datasets = datasets, RecordedRequests = 0 };
            return new LocalEmulator(await EmulatorServer.StartAsync(options));
        }
        catch (Exception failed) when (failed is IOException or EmulatorDatabaseException)
        {
            throw new SessionStartException($"The emulator cannot start: {failed.Message}", failed);
        }
    }
}
