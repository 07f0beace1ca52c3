using System.Collections.Concurrent;
using Earthscale.Client.Authentication;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Emulator.Faults;

namespace Earthscale.Client.Tests.Http;

/// <summary>A client with a fast clock for an emulator with the sample catalog, or for any other server.</summary>
public abstract class ClientFixture : EmulatorTest
{
    private protected InstantClock Time { get; } = new();

    /// <summary>The events of clients, in order.</summary>
    private protected ConcurrentQueue<RequestEvent> Events { get; } = new();

    private protected EarthscaleClient Client(Uri? server = null, int maxRetries = 4) =>
        new(Context(server ?? Emulator.BaseUri), ClientOptions(maxRetries), Time);

    private protected EarthscaleClient StoppableClient(Uri server, CancellationTokenSource stop) =>
        new(Context(server), ClientOptions(maxRetries: 4) with { NoMoreAttempts = stop.Token }, Time);

    /// <summary>A client with the real clock and this timeout for attempts.</summary>
    private protected EarthscaleClient CreateClient(Uri server, TimeSpan attemptLimit, int maxRetries = 0) =>
        new(Context(server), ClientOptions(maxRetries) with { Timeout = attemptLimit });

    private protected Guid AnyDataset() => Emulator.StoredDatasets()[0].DatasetId;

    private protected Task<DatasetVersion> ReadAsync(EarthscaleClient client) => client.GetLatestVersionAsync(AnyDataset(), Cancellation);

    /// <summary>Reads, and returns the error.</summary>
    private protected Task<T> FailAsync<T>(EarthscaleClient client)
        where T : EarthscaleException => Assert.ThrowsAnyAsync<T>(() => ReadAsync(client));

    private protected static Task<RemovedDataset> RemoveAsync(EarthscaleClient client, Guid id) => client.RemoveAsync(id, removeFromMaps: true, Cancellation);

    private protected static Task<AddedDataset> AddAsync(EarthscaleClient client, NewDataset? dataset = null) => client.AddAsync(
        dataset ?? new NewImageDataset { Name = "new", Urls = ["gs://bucket/new.tif"] }, Cancellation);

    /// <summary>Makes the next requests with a method fail.</summary>
    private protected void InjectFault(string method, Fault fault, int count = 1) =>
        Emulator.Faults.Next(fault, count, target => target.Method == method);

    private protected static EarthscaleContext Context(Uri server) => SignIn.WithApiKey(EmulatorOptions.WellKnownApiKey, server);

    private protected EarthscaleClientOptions ClientOptions(int maxRetries) => new()
    {
        MaxRetries = maxRetries,
        Timeout = InstantClock.AttemptLimit,
        Observer = Events.Enqueue,
    };
}
