using System.Net;
using Earthscale.Client.Authentication;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Client.Json;
using Microsoft.Kiota.Abstractions;

namespace Earthscale.Client;

/// <summary>Speaks to the service for one account. Safe to use from many threads; connections belong to the context.</summary>
public sealed class EarthscaleClient : IDisposable
{
    private readonly ServiceConnection _connection;
    private readonly EarthscaleClientOptions _options;
    private readonly TimeProvider _time;
    private readonly Uri _root;

    /// <summary>Makes a client; sends nothing.</summary>
    /// <param name="context">The account, from <see cref="SignIn"/>.</param>
    /// <param name="options">How to behave.</param>
    /// <exception cref="ConfigurationException">The context was not made by <see cref="SignIn"/>: a copy read from a file, say.</exception>
    public EarthscaleClient(EarthscaleContext context, EarthscaleClientOptions options)
        : this(context, options, TimeProvider.System)
    {
    }

    internal EarthscaleClient(EarthscaleContext context, EarthscaleClientOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var account = context as ClientContext
            ?? throw new ConfigurationException("The context holds no credentials. Make one with Connect-EsAccount -PassThru.");
        (_options, _time) = (options, time);
        _root = account.ApiUri;
        _connection = new ServiceConnection(account.Endpoint, options, time);
    }

    /// <summary>The service's root, without <c>/v1</c>.</summary>
    public Uri ApiUri => _root;

    /// <summary>Makes sure that the service is there and accepts the account.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var request = _connection.Api.Datasets.Cursor.ToGetRequestInformation(configuration => configuration.QueryParameters.Limit = 1);
        var page = new DatasetPage(await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false), number: 1, isFlat: false);
        page.Read(new DatasetReader(new TextCache()), expected: 1, cancellationToken);
        if (page is { Error: { } error, HasArray: false })
        {
            throw error;
        }
    }

    /// <summary>Asks how long the service has this version of the API (<c>GET /api-versions/v1</c>); sends no credentials.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ApiVersionStatus> GetApiVersionAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_root, "api-versions/v1"));
        CredentialHandler.SendWithoutCredentials(request);
        var response = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Read(WireJson.Default.ApiVersionJson, version => version.ToStatus());
    }

    /// <summary>Lists datasets, newest change first, to the end.</summary>
    /// <param name="query">Which datasets.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The datasets in batches, none of them empty, and what could not be read among them.</returns>
    /// <exception cref="EarthscaleException">The listing broke off; there may be more.</exception>
    public IAsyncEnumerable<DatasetBatch> ListAsync(DatasetQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.BoundingBox is { CrossesAntimeridian: true } box)
        {
            return MergedListing.ReadAsync(box.Split().Select(side => ListAsync(query with { BoundingBox = side }, cancellationToken)), cancellationToken);
        }

        PageSource pages = query.Offset is null ? new CursorPages(_connection, query) : new OffsetPages(_connection, query);
        return new DatasetListing(pages, query).ReadAsync(cancellationToken);
    }

    /// <summary>Gets a dataset's latest version (<c>GET /datasets/{id}/latest</c>).</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DatasetVersion> GetLatestVersionAsync(Guid datasetId, CancellationToken cancellationToken)
    {
        var request = _connection.Api.Datasets[datasetId].Latest.ToGetRequestInformation();
        return ReadVersion(await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gets one version (<c>GET /dataset-versions/{id}</c>).</summary>
    /// <param name="versionId">The version.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<DatasetVersion> GetVersionAsync(Guid versionId, CancellationToken cancellationToken)
    {
        var request = _connection.Api.DatasetVersions[versionId].ToGetRequestInformation();
        return ReadVersion(await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Waits until the optimizations of a version have ended.</summary>
    /// <param name="versionId">The version.</param>
    /// <param name="wait">How to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OptimizationException">One has failed, or time ran out.</exception>
    public Task<DatasetVersion> WaitForOptimizationsAsync(Guid versionId, OptimizationWait wait, CancellationToken cancellationToken) =>
        WaitAsync(_ => _connection.Api.DatasetVersions[versionId].ToGetRequestInformation(), wait, cancellationToken);

    /// <summary>Waits until the optimizations of a dataset's version have ended that is the latest when the wait begins.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="wait">How to wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OptimizationException">One has failed, or time ran out.</exception>
    public Task<DatasetVersion> WaitForLatestOptimizationsAsync(Guid datasetId, OptimizationWait wait, CancellationToken cancellationToken) =>
        WaitAsync(
            seen => seen is { } version ? _connection.Api.DatasetVersions[version].ToGetRequestInformation() : _connection.Api.Datasets[datasetId].Latest.ToGetRequestInformation(),
            wait,
            cancellationToken);

    /// <summary>Registers a dataset, or a further version of the one that bears its name (<c>POST /datasets</c>).</summary>
    /// <param name="dataset">What to register.</param>
    /// <param name="cancellationToken">Ends the call; the service may have acted all the same.</param>
    public async Task<AddedDataset> AddAsync(NewDataset dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var request = _connection.Api.Datasets.ToPostRequestInformation(AddRequest.From(dataset));
        var log = new AttemptLog();
        try
        {
            var (datasetId, versionId) = ReadReference(await _connection.SendAsync(request, log, cancellationToken).ConfigureAwait(false));
            _connection.Versions.TryAdd(versionId);
            _connection.Versions.TryAdd(datasetId);
            return new AddedDataset { Name = dataset.Name, DatasetId = datasetId, DatasetVersionId = versionId };
        }
        catch (EarthscaleException e) when (e.OutcomeUnknown)
        {
            e.OutcomeNote = "It may have been added all the same.";
            if (!MayLook(e))
            {
                throw;
            }

            var lost = new LostAdd(this, _connection.Clock, _connection.Versions, _time);
            var added = await OrNullWhenStopped(lost.FindAsync(dataset, e, log.LeftAt, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (added is null)
            {
                throw;
            }

            Tell(request, $"the response was lost ({e.Message.TrimEnd('.')}). The catalog holds exactly one version of that name, with these tags, made since the request left, {added.DatasetVersionId}: it was added.");
            return added;
        }
    }

    /// <summary>Removes a dataset with all of its versions from the catalog (<c>DELETE /datasets/{id}</c>).</summary>
    /// <param name="id">The dataset, or any of its versions.</param>
    /// <param name="removeFromMaps">Whether to take it off all maps too.</param>
    /// <param name="cancellationToken">Ends the call; the service may have acted all the same.</param>
    public async Task<RemovedDataset> RemoveAsync(Guid id, bool removeFromMaps, CancellationToken cancellationToken)
    {
        var request = _connection.Api.Datasets[id].ToDeleteRequestInformation(
            configuration => configuration.QueryParameters.RemoveFromMaps = removeFromMaps);
        try
        {
            var (datasetId, markerId) = ReadReference(await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false));
            return new RemovedDataset { Name = null, DatasetId = datasetId, MarkerVersionId = markerId };
        }
        catch (ServiceException e) when (e is { StatusCode: HttpStatusCode.NotFound, ErrorClass: not null, OutcomeUnknown: true })
        {
            // Only the service can know what is not there: a gateway's 404, which names no class, says nothing of the dataset.
            Tell(request, "the response to an earlier attempt was lost, and there is no such dataset now.");
            return new RemovedDataset { Name = null, DatasetId = id, MarkerVersionId = null };
        }
        catch (EarthscaleException e) when (e.OutcomeUnknown)
        {
            e.OutcomeNote = "It may have been removed all the same.";
            if (!MayLook(e) || await OrNullWhenStopped(LostRemoval.FindGoneAsync(this, id, e, cancellationToken), cancellationToken).ConfigureAwait(false) is not { } goneId)
            {
                throw;
            }

            Tell(request, $"the response was lost ({e.Message.TrimEnd('.')}), and there is no such dataset now.");
            return new RemovedDataset { Name = null, DatasetId = goneId, MarkerVersionId = null };
        }
    }

    /// <summary>Where a request to any endpoint would go, as it may be shown.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="ConfigurationException">Its path is none, or leads to another host.</exception>
    public string ShowAddress(RawRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RedactedUri.Of(RawAddress.Of(_root, request));
    }

    /// <summary>Sends a request to any endpoint, with the account's credentials and the usual retries.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the call; the service may have acted all the same.</param>
    /// <exception cref="ConfigurationException">Its path is none, or leads to another host.</exception>
    public async Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var message = new HttpRequestMessage(new HttpMethod(request.Method.ToUpperInvariant()), RawAddress.Of(_root, request));
        message.Headers.Accept.ParseAdd("application/json");
        if (request.JsonBody is { } body)
        {
            message.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        return RawResponse.Read(await _connection.SendAsync(message, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    // What ended this request for good would end a look-up too.
    private bool MayLook(EarthscaleException loss) => !loss.IsFatal && !_options.NoMoreAttempts.IsCancellationRequested;

    private void Tell(RequestInformation request, string finding) =>
        _options.Observer?.Invoke(new OutcomeFound(request.HttpMethod.ToString(), RedactedUri.Of(request.URI), finding));

    // A look that is stopped has found nothing; the failure that it was to explain is what there is to say.
    private static async Task<T?> OrNullWhenStopped<T>(Task<T?> look, CancellationToken cancellationToken)
    {
        try
        {
            return await look.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return default;
        }
    }

    private Task<DatasetVersion> WaitAsync(Func<Guid?, RequestInformation> getRequest, OptimizationWait wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wait);
        Guid? seen = null;
        return new OptimizationPoller(LookAsync, wait, _time).RunAsync(cancellationToken);

        async Task<(DatasetVersion Version, DateTimeOffset Now)> LookAsync(CancellationToken cancel)
        {
            var response = await _connection.SendAsync(getRequest(seen), cancel).ConfigureAwait(false);
            var version = ReadVersion(response);
            seen = version.DatasetVersionId;
            return (version, response.Date ?? _time.GetUtcNow());
        }
    }

    private static DatasetVersion ReadVersion(ServiceResponse response) =>
        response.Read(WireJson.Default.DatasetVersionJson, version => version.ToDatasetVersion());

    private static (Guid DatasetId, Guid VersionId) ReadReference(ServiceResponse response)
    {
        try
        {
            return response.Read(
                WireJson.Default.DatasetVersionReferenceJson,
                reference => (Require.Value(reference.DatasetId, "dataset_id"), Require.Value(reference.DatasetVersionId, "dataset_version_id")));
        }
        catch (MalformedResponseException e)
        {
            // The status was good; only what came of it cannot be read.
            e.OutcomeUnknown = true;
            throw;
        }
    }
}
