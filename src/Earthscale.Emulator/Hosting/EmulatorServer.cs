using Earthscale.Emulator.Catalog;
using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Faults;
using Earthscale.Emulator.Recording;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.Hosting;

/// <summary>An emulator of the Earthscale service, with access to its requests and its database.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
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

    /// <summary>Gets the root URL, with the actual port; the API is at <c>v1</c> below it.</summary>
    public Uri BaseUri { get; private set; } = new("http://127.0.0.1");

    /// <summary>Gets or sets the plan of faults, which can be changed while the emulator runs.</summary>
    public FaultPlan Faults { get; set; }

    /// <summary>
    /// Gets the last requests, oldest first. A request is included from its arrival, and its status as soon
    /// as the response starts.
    /// </summary>
    public IReadOnlyList<RecordedRequest> Requests => _recorder.Snapshot();

    /// <summary>Gets the number of requests since the start or <see cref="ClearRequests"/>.</summary>
    public long RequestCount => _recorder.Count;

    /// <summary>Starts an emulator.</summary>
    /// <exception cref="EmulatorDatabaseException">The database file cannot be used.</exception>
    /// <exception cref="IOException">The address is in use.</exception>
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

    /// <summary>Clears the recorded requests and their number.</summary>
    public void ClearRequests() => _recorder.Clear();

    /// <summary>Counts the datasets of the listings, in the database.</summary>
    public long CountDatasets() => _inspector.CountDatasets();

    /// <summary>Counts the versions, including those of deleted datasets, without the markers of deletions.</summary>
    public long CountVersions() => _inspector.CountVersions();

    /// <summary>Gets the datasets of the listings from the database, in the listings' order.</summary>
    public IReadOnlyList<StoredDataset> StoredDatasets() => _inspector.Datasets();

    /// <summary>Gets the deletions from the database, oldest first.</summary>
    public IReadOnlyList<StoredDeletion> StoredDeletions() => _inspector.Deletions();

    /// <summary>Stops listening, completes running requests, cancels delayed ones, and closes the database.</summary>
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
