using Earthscale.Emulator.Catalog;
using Earthscale.Emulator.Faults;
using Earthscale.Emulator.Hosting;
using Earthscale.Emulator.Recording;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator;

/// <summary>The Earthscale service on this machine: real HTTP, a real database, and a look behind both.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    /// <summary>The API key that every emulator takes. It is public, and opens nothing else.</summary>
    public const string WellKnownApiKey = "earthscale-emulator-key";

    /// <summary>The user that every emulator knows.</summary>
    public const string WellKnownEmail = "user@earthscale.example";

    /// <summary>That user's password; it is public, and opens nothing else.</summary>
    public const string WellKnownPassword = "earthscale-emulator-password";

    private readonly EmulatorDatabase _database;
    private readonly DatabaseInspector _inspector;
    private readonly RequestRecorder _recorder;
    private readonly WebApplication _app;
    private int _disposed;

    private EmulatorServer(EmulatorOptions options, EmulatorDatabase database)
    {
        _database = database;
        Faults = options.Faults ?? new FaultPlan();
        _inspector = new DatabaseInspector(database);
        _recorder = new RequestRecorder(options.RecordedRequests);
        _app = EmulatorApp.Build(options, database, _recorder, () => Faults);
    }

    /// <summary>The host's root, with the port that was really taken; the API is at <c>v1</c> below it.</summary>
    public Uri BaseUri { get; private set; } = new("http://127.0.0.1");

    /// <summary>Which requests go wrong; can be replaced, or added to, while the emulator runs.</summary>
    public FaultPlan Faults { get; set; }

    /// <summary>
    /// The last requests, oldest first. A request is among them from its arrival, with its status as soon
    /// as anything of the response is sent.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Requests => _recorder.Snapshot();

    /// <summary>How many requests there were since the start or <see cref="ClearRequests"/>, kept or not.</summary>
    public long RequestCount => _recorder.Count;

    /// <summary>Starts an emulator; it is ready when the task is done.</summary>
    /// <exception cref="EmulatorDatabaseException">The database file cannot be used.</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<EmulatorServer> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var log = options.RequestLog is null ? null : TextWriter.Synchronized(options.RequestLog);
        var server = new EmulatorServer(options with { RequestLog = log }, EmulatorDatabase.Open(options.DatabasePath));
        try
        {
            if (server._database.IsNew)
            {
                CatalogSeeder.Seed(server._database, options);
            }

            await server._app.StartAsync(cancellationToken);
            server.BaseUri = EmulatorApp.Address(server._app);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Forgets the requests recorded so far, and counts from 0 again.</summary>
    public void ClearRequests() => _recorder.Clear();

    /// <summary>How many datasets the listings show, counted in the database.</summary>
    public long CountDatasets() => _inspector.CountDatasets();

    /// <summary>How many versions there are, those of deleted datasets too; markers of deletions are not counted.</summary>
    public long CountVersions() => _inspector.CountVersions();

    /// <summary>The datasets that the listings show, read from the database, in the listings' order.</summary>
    public IReadOnlyList<StoredDataset> StoredDatasets() => _inspector.Datasets();

    /// <summary>The deletions, read from the database, oldest first.</summary>
    public IReadOnlyList<StoredDeletion> StoredDeletions() => _inspector.Deletions();

    /// <summary>Stops listening, lets the requests under way end, cuts those that only wait, and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
        _database.Dispose();
    }
}
