using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Earthscale.Client.Authentication;
using Earthscale.Client.Http;
using Earthscale.Client.Text;

namespace Earthscale.Client.Pixels;

/// <summary>Reads pixel values from the servers of versions. Thread-safe.</summary>
/// <param name="context">The account.</param>
/// <param name="options">The options.</param>
public sealed class PixelClient(EarthscaleContext context, EarthscaleClientOptions options) : IDisposable
{
    private readonly ConcurrentDictionary<Uri, Lazy<ServiceConnection>> _connections = new();

    /// <summary>Reads a value, or all values along a dimension.</summary>
    /// <param name="version">The version.</param>
    /// <param name="query">The point, the variable, and the dimension.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The values in the order of the dimension; one value if the query has no dimension.</returns>
    /// <exception cref="PixelsUnavailableException">The version has no pixel values.</exception>
    /// <exception cref="ConfigurationException">The server does not belong to the service; no request was sent.</exception>
    /// <exception cref="EarthscaleException">The request failed.</exception>
    public async Task<IReadOnlyList<PixelValue>> ReadAsync(DatasetVersion version, PixelQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(query);
        var request = new HttpRequestMessage(HttpMethod.Get, PixelAddress.Of(version, query));
        request.Headers.Accept.ParseAdd("application/json");
        var values = await SendAsync(request, version, query, cancellationToken).ConfigureAwait(false);
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

    private async Task<IReadOnlyList<double?>> SendAsync(HttpRequestMessage request, DatasetVersion version, PixelQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return PixelResponse.Read(await Connect(request.RequestUri!).SendAsync(request, cancellationToken, isJson: true).ConfigureAwait(false));
        }
        catch (ServiceException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            // The version exists, so the variable or dimension does not. Other points are not affected.
            throw new PixelsUnavailableException($"The service has no value {Describe(query)} for version {version.DatasetVersionId}. {Known("variables", version.Variables.Keys)} {Known("dimensions", version.PixelInfoOptimizations.Keys)} {e.Message}");
        }
    }

    private static string Describe(PixelQuery query) =>
        SafeText.OneLine(string.Create(CultureInfo.InvariantCulture, $"at {query.Longitude},{query.Latitude}")
            + (query.Dimension is null ? "" : $" along the dimension '{query.Dimension}'"), 200);

    private static string Known(string kind, IEnumerable<string> names) =>
        SafeText.OneLine(string.Join(", ", names), 300) is { Length: > 0 } list ? $"Its {kind}: {list}." : $"It has no {kind}.";

    private ServiceConnection Connect(Uri address)
    {
        var account = context as ClientContext
            ?? throw new ConfigurationException("The context has no credentials. Create one with Connect-EsAccount -PassThru.");
        return _connections.GetOrAdd(
            TileHost.Check(address, account.ApiUri),
            host => new(() => new ServiceConnection(new ServiceEndpoint(host, account.Credential.ForTiles), options, TimeProvider.System))).Value;
    }
}
