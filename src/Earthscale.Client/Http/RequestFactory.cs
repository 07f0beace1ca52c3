using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Abstractions.Store;

namespace Earthscale.Client.Http;

/// <summary>What the generated client builds its requests on. It sends none of them: that, and reading answers, is ours.</summary>
internal sealed class RequestFactory : IRequestAdapter
{
    /// <inheritdoc/>
    public ISerializationWriterFactory SerializationWriterFactory => SerializationWriterFactoryRegistry.DefaultInstance;

    /// <inheritdoc/>
    public string? BaseUrl { get; set; }

    /// <summary>Makes of a request of the generated client's one that can be sent.</summary>
    public HttpRequestMessage Create(RequestInformation information)
    {
        information.PathParameters["baseurl"] = BaseUrl!;
        var request = new HttpRequestMessage(HttpMethod.Parse(information.HttpMethod.ToString()), information.URI);
        if (information.Content is { CanRead: true } body)
        {
            request.Content = new StreamContent(body);
        }

        foreach (var (name, values) in information.Headers)
        {
            _ = request.Headers.TryAddWithoutValidation(name, values) || (request.Content?.Headers.TryAddWithoutValidation(name, values) ?? false);
        }

        return request;
    }

    /// <inheritdoc/>
    public Task<T?> ConvertToNativeRequestAsync<T>(RequestInformation requestInfo, CancellationToken cancellationToken = default) =>
        Task.FromResult((T?)(object)Create(requestInfo));

    /// <inheritdoc/>
    public void EnableBackingStore(IBackingStoreFactory backingStoreFactory) => throw Unsent();

    /// <inheritdoc/>
    public Task<TModel?> SendAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default)
        where TModel : IParsable => throw Unsent();

    /// <inheritdoc/>
    public Task<IEnumerable<TModel>?> SendCollectionAsync<TModel>(RequestInformation requestInfo, ParsableFactory<TModel> factory, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default)
        where TModel : IParsable => throw Unsent();

    /// <inheritdoc/>
    public Task<TModel?> SendPrimitiveAsync<TModel>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default) =>
        throw Unsent();

    /// <inheritdoc/>
    public Task<IEnumerable<TModel>?> SendPrimitiveCollectionAsync<TModel>(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default) =>
        throw Unsent();

    /// <inheritdoc/>
    public Task SendNoContentAsync(RequestInformation requestInfo, Dictionary<string, ParsableFactory<IParsable>>? errorMapping = null, CancellationToken cancellationToken = default) =>
        throw Unsent();

    private static NotSupportedException Unsent() => new("The generated client builds requests here; it does not send them.");
}
