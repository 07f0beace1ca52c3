namespace Earthscale.Client.Http;

/// <summary>Proves to the service who is asking. Safe to use from many threads at once.</summary>
internal interface IRequestCredential
{
    /// <summary>Puts the proof into a request to the configured service.</summary>
    /// <param name="request">The request; earlier proof in it is replaced.</param>
    /// <param name="options">How a renewal that this needs behaves, and whom it tells.</param>
    /// <param name="cancellationToken">Ends the wait for such a renewal.</param>
    ValueTask ApplyAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken);

    /// <summary>Gets a new proof after the service refused the one in <paramref name="refused"/>.</summary>
    /// <param name="refused">The request that was answered with 401.</param>
    /// <param name="options">How the renewal behaves, and whom it tells.</param>
    /// <param name="cancellationToken">Ends the wait for the renewal.</param>
    /// <returns>Whether it is worth asking again.</returns>
    ValueTask<bool> RenewAsync(HttpRequestMessage refused, EarthscaleClientOptions options, CancellationToken cancellationToken);
}
