using System.Net;

namespace Earthscale.Client;

/// <summary>Checks whether a dataset was removed after the response to the request was lost.</summary>
internal static class LostRemoval
{
    /// <summary>Checks once, and describes the finding in the error unless the dataset was removed.</summary>
    /// <param name="client">The client.</param>
    /// <param name="id">The id of the dataset or of any of its versions.</param>
    /// <param name="loss">The error of the request.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>The id of the removed dataset; null if it still exists, or if that is unknown.</returns>
    public static async Task<Guid?> FindRemovedAsync(EarthscaleClient client, Guid id, EarthscaleException loss, CancellationToken cancellationToken)
    {
        try
        {
            // The id may be a version's. Versions can be read after the removal of their dataset.
            var version = await NullIfNotFoundAsync(client.GetVersionAsync(id, cancellationToken)).ConfigureAwait(false);
            var datasetId = version?.DatasetId ?? id;
            if (await NullIfNotFoundAsync(client.GetLatestVersionAsync(datasetId, cancellationToken)).ConfigureAwait(false) is null)
            {
                return datasetId;
            }

            // The service may still be processing a request that timed out.
            loss.OutcomeUnknown = loss is ConnectionException { Error: ConnectionError.TimedOut };
            loss.OutcomeNote = "The catalog still has it.";
        }
        catch (EarthscaleException e)
        {
            loss.OutcomeNote = $"It may have been removed; the catalog could not be queried ({e.Message.TrimEnd('.')}).";
        }

        return null;
    }

    // A gateway's 404, which has no error class, says nothing about the dataset.
    private static async Task<DatasetVersion?> NullIfNotFoundAsync(Task<DatasetVersion> version)
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
