using System.Net;
using Earthscale.Client.Authentication;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.Client.Json;
using Microsoft.Kiota.Abstractions;

namespace Earthscale.Client;

/// <summary>Sends requests to the service for one account. Thread-safe. The connections belong to the context.</summary>
public sealed class EarthscaleClient : IDisposable
{
    private readonly ServiceConnection _connection;
    private readonly EarthscaleClientOptions _options;
    private readonly TimeProvider _time;
    private readonly Uri _root;

    /// <summary>Creates a client. Sends no request.</summary>
    /// <param name="context">The account, from <see cref="SignIn"/>.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ConfigurationException">The context is not from <see cref="SignIn"/>, such as a deserialized copy.</exception>
    public EarthscaleClient(EarthscaleContext context, EarthscaleClientOptions options)
        : this(context, options, TimeProvider.System)
    {
    }

    internal EarthscaleClient(EarthscaleContext context, EarthscaleClientOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        var account = context as ClientContext
            ?? throw new ConfigurationException("The context has no credentials. Create one with Connect-EsAccount -PassThru.");
        (_options, _time) = (options, time);
        _root = account.ApiUri;
        _connection = new ServiceConnection(account.Endpoint, options, time);
    }

    /// <summary>Gets the service's root URL, without <c>/v1</c>.</summary>
    public Uri ApiUri => _root;

    /// <summary>Checks that the service is available and accepts the account.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
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

    /// <summary>Gets the support status of version 1 of the API (<c>GET /api-versions/v1</c>). Sends no credentials.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<ApiVersionStatus> GetApiVersionAsync(CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_root, "api-versions/v1"));
        CredentialHandler.SendWithoutCredentials(request);
        var response = await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Read(WireJson.Default.ApiVersionJson, version => version.ToStatus());
    }

    /// <summary>Lists datasets, newest change first.</summary>
    /// <param name="query">The filters.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The datasets, and the errors of unreadable ones, in batches that are never empty.</returns>
    /// <exception cref="EarthscaleException">The listing failed; there may be more datasets.</exception>
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
    /// <param name="datasetId">The dataset's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<DatasetVersion> GetLatestVersionAsync(Guid datasetId, CancellationToken cancellationToken)
    {
        var request = _connection.Api.Datasets[datasetId].Latest.ToGetRequestInformation();
        return ReadVersion(await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gets a version (<c>GET /dataset-versions/{id}</c>).</summary>
    /// <param name="versionId">The version's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<DatasetVersion> GetVersionAsync(Guid versionId, CancellationToken cancellationToken)
    {
        var request = _connection.Api.DatasetVersions[versionId].ToGetRequestInformation();
        return ReadVersion(await _connection.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Waits for the optimizations of a version.</summary>
    /// <param name="versionId">The version's id.</param>
    /// <param name="wait">The settings of the wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OptimizationException">An optimization failed, or the wait timed out.</exception>
    public Task<DatasetVersion> WaitForOptimizationsAsync(Guid versionId, OptimizationWait wait, CancellationToken cancellationToken) =>
        WaitAsync(_ => _connection.Api.DatasetVersions[versionId].ToGetRequestInformation(), wait, cancellationToken);

    /// <summary>Waits for the optimizations of a dataset's latest version at the start of the wait.</summary>
    /// <param name="datasetId">The dataset's id.</param>
    /// <param name="wait">The settings of the wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="OptimizationException">An optimization failed, or the wait timed out.</exception>
    public Task<DatasetVersion> WaitForLatestOptimizationsAsync(Guid datasetId, OptimizationWait wait, CancellationToken cancellationToken) =>
        WaitAsync(
            seen => seen is { } version ? _connection.Api.DatasetVersions[version].ToGetRequestInformation() : _connection.Api.Datasets[datasetId].Latest.ToGetRequestInformation(),
            wait,
            cancellationToken);

    /// <summary>Adds a dataset, or a version of the dataset of the same name (<c>POST /datasets</c>).</summary>
    /// <param name="dataset">The dataset to add.</param>
    /// <param name="cancellationToken">Cancels the call; the service may have made the change.</param>
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
            e.OutcomeNote = "It may have been added.";
            if (!CanLookUp(e))
            {
                throw;
            }

            var lost = new LostAdd(this, _connection.Clock, _connection.Versions, _time);
            var added = await NullIfCanceledAsync(lost.FindAsync(dataset, e, log.LeftAt, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (added is null)
            {
                throw;
            }

            Report(request, $"the response was lost ({e.Message.TrimEnd('.')}). The catalog has exactly one version of that name, with these tags, created since the request was sent, {added.DatasetVersionId}: it was added.");
            return added;
        }
    }

    /// <summary>Removes a dataset and all of its versions from the catalog (<c>DELETE /datasets/{id}</c>).</summary>
    /// <param name="id">The id of the dataset or of any of its versions.</param>
    /// <param name="removeFromMaps">Whether to remove it from all maps too.</param>
    /// <param name="cancellationToken">Cancels the call; the service may have made the change.</param>
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
            // A gateway's 404, which has no error class, says nothing about the dataset.
            Report(request, "the response to an earlier attempt was lost, and there is no such dataset now.");
            return new RemovedDataset { Name = null, DatasetId = id, MarkerVersionId = null };
        }
        catch (EarthscaleException e) when (e.OutcomeUnknown)
        {
            e.OutcomeNote = "It may have been removed.";
            if (!CanLookUp(e) || await NullIfCanceledAsync(LostRemoval.FindRemovedAsync(this, id, e, cancellationToken), cancellationToken).ConfigureAwait(false) is not { } goneId)
            {
                throw;
            }

            Report(request, $"the response was lost ({e.Message.TrimEnd('.')}), and there is no such dataset now.");
            return new RemovedDataset { Name = null, DatasetId = goneId, MarkerVersionId = null };
        }
    }

    /// <summary>Gets the address of a request to any endpoint, without secrets.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="ConfigurationException">The path is invalid, or refers to another host.</exception>
    public string ShowAddress(RawRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RedactedUri.Of(RawAddress.Of(_root, request));
    }

    /// <summary>Sends a request to any endpoint, with the account's credentials and with retries.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the call; the service may have made the change.</param>
    /// <exception cref="ConfigurationException">The path is invalid, or refers to another host.</exception>
    public async Task<RawResponse> SendAsync(RawRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var message = new HttpRequestMessage(new HttpMethod(request.Method.ToUpperInvariant()), RawAddress.Of(_root, request));
        message.Headers.Accept.ParseAdd("application/json");
        if (request.JsonBody is { } body)
        {
            message.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        return RawResponse.Read(await _connection.SendAsync(message, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    // A fatal error would also end a lookup.
    private bool CanLookUp(EarthscaleException loss) => !loss.IsFatal && !_options.NoMoreAttempts.IsCancellationRequested;

    private void Report(RequestInformation request, string finding) =>
        _options.Observer?.Invoke(new OutcomeFound(request.HttpMethod.ToString(), RedactedUri.Of(request.URI), finding));

    // A canceled lookup has no result, so the original error is reported.
    private static async Task<T?> NullIfCanceledAsync<T>(Task<T?> lookup, CancellationToken cancellationToken)
    {
        try
        {
            return await lookup.ConfigureAwait(false);
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
        return new OptimizationPoller(PollAsync, wait, _time).RunAsync(cancellationToken);

        async Task<(DatasetVersion Version, DateTimeOffset Now)> PollAsync(CancellationToken cancel)
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
            // The status shows success; only the body cannot be read.
            e.OutcomeUnknown = true;
            throw;
        }
    }
}
