using System.Net;

namespace Earthscale.Client;

/// <summary>Looks whether a dataset is gone after every response to its removal was lost.</summary>
internal static class LostRemoval
{
    /// <summary>Looks once. That it is still there, or could not be looked for, goes into the failure.</summary>
    /// <param name="client">Looks.</param>
    /// <param name="id">The dataset, or any of its versions.</param>
    /// <param name="loss">How the last response was lost.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>The dataset that is gone; null when it is not, as far as can be known.</returns>
    public static async Task<Guid?> FindGoneAsync(EarthscaleClient client, Guid id, EarthscaleException loss, CancellationToken cancellationToken)
    {
        try
        {
            // The id may be that of a version, whose dataset has another; versions outlive their dataset's removal.
            var version = await OrNullAsync(client.GetVersionAsync(id, cancellationToken)).ConfigureAwait(false);
            var datasetId = version?.DatasetId ?? id;
            if (await OrNullAsync(client.GetLatestVersionAsync(datasetId, cancellationToken)).ConfigureAwait(false) is null)
            {
                return datasetId;
            }

            // A request that timed out may still be worked on.
            loss.OutcomeUnknown = loss is ConnectionException { Error: ConnectionError.TimedOut };
            loss.OutcomeNote = "The catalog still holds it.";
        }
        catch (EarthscaleException e)
        {
            loss.OutcomeNote = $"It may have been removed all the same; the catalog could not be asked ({e.Message.TrimEnd('.')}).";
        }

        return null;
    }

    // Only the service can know what is not there: a gateway's 404, which names no class, says nothing of the dataset.
    private static async Task<DatasetVersion?> OrNullAsync(Task<DatasetVersion> version)
    {
        try
        {
            return await version.ConfigureAwait(false);
        }
        catch (ServiceException e) when (e is { StatusCode: HttpStatusCode.NotFound, ErrorClass: not null })
        {
            return null;
        }
    }
}
