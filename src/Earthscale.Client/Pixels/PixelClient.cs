using System.Collections.Concurrent;
using Earthscale.Client.Authentication;
using Earthscale.Client.Http;

namespace Earthscale.Client.Pixels;

/// <summary>Reads pixel values from the servers that versions name. Safe to use from many threads.</summary>
/// <param name="context">The account.</param>
/// <param name="options">How to behave.</param>
public sealed class PixelClient(EarthscaleContext context, EarthscaleClientOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<Uri, Lazy<ServiceConnection>> _connections = new();

    /// <summary>Reads one value, or all values along a dimension.</summary>
    /// <param name="version">The version, as the service describes it.</param>
    /// <param name="query">Where, and which.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The values in the order of the dimension; one where the query names none.</returns>
    /// <exception cref="PixelsUnavailableException">The version has no pixel values.</exception>
    /// <exception cref="ConfigurationException">They are not at the service; no credentials were sent.</exception>
    /// <exception cref="EarthscaleException">There is no good response.</exception>
    public async Task<IReadOnlyList<PixelValue>> ReadAsync(DatasetVersion version, PixelQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(query);
        using var request = new HttpRequestMessage(HttpMethod.Get, PixelAddress.Of(version, query));
        request.Headers.Accept.ParseAdd("application/json");
        var response = await Connect(request.RequestUri!).SendAsync(request, cancellationToken).ConfigureAwait(false);
        var values = response.IsJson ? PixelResponse.Read(response) : throw response.NotJson();
        return [.. values.Select((value, index) => new PixelValue
        {
            DatasetVersionId = version.DatasetVersionId,
            Longitude = query.Longitude,
            Latitude = query.Latitude,
            Variable = query.Variable,
            Dimension = query.Dimension,
            Index = query.Dimension is null ? null : index,
            Value = value,
        })];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _connections.Values.Where(connection => connection.IsValueCreated))
        {
            connection.Value.Dispose();
        }
    }

    private ServiceConnection Connect(Uri address)
    {
        var account = context as ClientContext
            ?? throw new ConfigurationException("The context holds no credentials. Make one with Connect-EsAccount -PassThru.");
        return _connections.GetOrAdd(
            TileHost.Check(address, account.ApiUri),
            host => new(() => new ServiceConnection(new ServiceEndpoint(host, account.Credential.ForTiles), options, TimeProvider.System))).Value;
    }
}
