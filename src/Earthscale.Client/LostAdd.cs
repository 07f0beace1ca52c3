using System.Globalization;
using System.Net;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;

namespace Earthscale.Client;

/// <summary>Looks in the catalog for the version of a request to add whose response was lost; such a request is never sent again.</summary>
/// <param name="client">Looks.</param>
/// <param name="clock">The service's own clock.</param>
/// <param name="known">The versions of other calls, which explain nothing.</param>
/// <param name="time">The clock here.</param>
internal sealed class LostAdd(EarthscaleClient client, ServiceClock clock, KnownVersions known, TimeProvider time)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_slowPause = TimeSpan.FromSeconds(4);

    /// <summary>Looks a few times. What is seen goes into the failure when it is not the one version that was looked for.</summary>
    /// <param name="dataset">What was to be added.</param>
    /// <param name="loss">How the response was lost.</param>
    /// <param name="leftAt">When the request left, as a timestamp of the clock here.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>The version; null when there is not exactly one.</returns>
    public async Task<AddedDataset?> FindAsync(NewDataset dataset, EarthscaleException loss, long leftAt, CancellationToken cancellationToken)
    {
        // A request that timed out may still be worked on.
        var mayGoOn = loss is ConnectionException { Error: ConnectionError.TimedOut }
            or ServiceException { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout };
        TimeSpan[] pauses = mayGoOn ? [TimeSpan.Zero, s_firstPause, s_slowPause] : [TimeSpan.Zero, s_firstPause];
        foreach (var pause in pauses)
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            try
            {
                var sight = await LookAsync(dataset, leftAt, cancellationToken).ConfigureAwait(false);
                (loss.OutcomeNote, loss.OutcomeUnknown) = (Describe(dataset, sight), mayGoOn || sight.Since is null || sight.Others.Count > 0);
                if (sight.Others.Count > 0)
                {
                    return null;
                }

                if (sight.Version is { } version && known.TryAdd(version.DatasetVersionId))
                {
                    known.TryAdd(version.DatasetId);
                    return new AddedDataset { Name = dataset.Name, DatasetId = version.DatasetId, DatasetVersionId = version.DatasetVersionId };
                }
            }
            catch (EarthscaleException e)
            {
                loss.OutcomeNote = loss.OutcomeUnknown ? $"It may have been added all the same; the catalog could not be asked ({e.Message.TrimEnd('.')})." : loss.OutcomeNote;
            }
        }

        return null;
    }

    private async Task<Sight> LookAsync(NewDataset dataset, long leftAt, CancellationToken cancellationToken)
    {
        var sight = new Sight();
        await foreach (var batch in client.ListAsync(new DatasetQuery { NamePart = dataset.Name }, cancellationToken).ConfigureAwait(false))
        {
            sight.Since ??= clock.At(leftAt);
            sight.Others.AddRange(batch.Unreadable.Where(odd => odd.Name == dataset.Name).Select(odd => $"dataset {odd.DatasetId}, which cannot be read"));
            foreach (var found in batch.Datasets)
            {
                // The newest change comes first.
                if (sight.Since is null || found.UpdatedAt < sight.Since)
                {
                    return sight;
                }

                if (string.Equals(found.Name, dataset.Name, StringComparison.Ordinal) && !known.Contains(found.DatasetVersionId))
                {
                    await LookAtAsync(found, dataset, sight, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        sight.Since ??= clock.At(leftAt);
        return sight;
    }

    private async Task LookAtAsync(Dataset found, NewDataset dataset, Sight sight, CancellationToken cancellationToken)
    {
        var version = await client.GetVersionAsync(found.DatasetVersionId, cancellationToken).ConfigureAwait(false);
        if (version.CreatedAt < sight.Since)
        {
            return;
        }

        if (!SameTags(version.Tags, dataset.Tags))
        {
            sight.Others.Add($"version {version.DatasetVersionId}, with other tags");
        }
        else if (found.CreatedAt >= sight.Since && version.CreatedAt > found.CreatedAt && !known.Contains(found.DatasetId))
        {
            // A dataset that is as new as this request, and has been changed since: the listing shows the last version only.
            sight.Others.Add($"version {version.DatasetVersionId} and an earlier one of the same dataset ({found.DatasetId})");
        }
        else if (sight.Version is { } other)
        {
            sight.Others.AddRange([$"version {other.DatasetVersionId} of dataset {other.DatasetId}", $"version {version.DatasetVersionId} of dataset {version.DatasetId}"]);
        }
        else
        {
            sight.Version = version;
        }
    }

    private static bool SameTags(TagDictionary seen, IReadOnlyDictionary<string, string>? wanted) =>
        seen.Count == (wanted?.Count ?? 0) && seen.All(tag => wanted!.TryGetValue(tag.Key, out var value) && value == tag.Value);

    private static string Describe(NewDataset dataset, Sight sight)
    {
        var name = Text.SafeText.OneLine(dataset.Name, 200);
        if (sight.Since is not { } since)
        {
            return "It may have been added all the same; the service does not tell its time, so that the catalog cannot show it.";
        }

        var wanted = string.Create(CultureInfo.InvariantCulture, $"a version named exactly '{name}', with these tags, made since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        return sight.Others.Count > 0
            ? $"It may have been added all the same. The catalog was asked for {wanted}, and shows {string.Join(" and ", sight.Others)}: nobody here can know which is whose."
            : $"The catalog was asked for {wanted}, and holds none: it was not added, as far as that shows.";
    }

    private sealed class Sight
    {
        /// <summary>When the request left, by the service's clock; null when it shows none.</summary>
        public DateTimeOffset? Since { get; set; }

        /// <summary>The one version that fits.</summary>
        public DatasetVersion? Version { get; set; }

        /// <summary>What else could be the one, in words.</summary>
        public List<string> Others { get; } = [];
    }
}
