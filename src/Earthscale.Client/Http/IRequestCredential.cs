namespace Earthscale.Client.Http;

/// <summary>Adds credentials to requests. Thread-safe.</summary>
internal interface IRequestCredential
{
    /// <summary>A value that identifies the account at the service, such as its key; null if unknown.</summary>
    string? Owner => null;

    /// <summary>Adds the secrets to mask in text from the service.</summary>
    void AddTo(Secrets secrets);

    /// <summary>Adds the credentials to a request to the configured service.</summary>
    /// <param name="request">The request; earlier credentials in it are replaced.</param>
    /// <param name="options">The options of a renewal that this needs.</param>
    /// <param name="cancellationToken">Cancels the wait for such a renewal.</param>
    ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken);

    /// <summary>Renews the credentials after the service refused those in <paramref name="refused"/>.</summary>
    /// <param name="refused">The request that got a 401 response.</param>
    /// <param name="options">The options of the renewal.</param>
    /// <param name="cancellationToken">Cancels the wait for the renewal.</param>
    /// <returns>Whether to send the request again.</returns>
    ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken);
}
