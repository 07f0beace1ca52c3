using System.Globalization;
using System.Net;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;

namespace Earthscale.Client;

/// <summary>Searches the catalog for the version that a request to add, whose response was lost, may have created. Such a request is never retried.</summary>
/// <param name="client">The client.</param>
/// <param name="clock">The service's clock.</param>
/// <param name="known">The versions of other requests, which are ignored.</param>
/// <param name="time">The local clock.</param>
internal sealed class LostAdd(EarthscaleClient client, ServiceClock clock, RecentVersions known, TimeProvider time)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_slowPause = TimeSpan.FromSeconds(4);

    /// <summary>Searches a few times, and describes the findings in the error unless exactly one version matches.</summary>
    /// <param name="dataset">The dataset of the request.</param>
    /// <param name="loss">The error of the request.</param>
    /// <param name="leftAt">The local timestamp at which the request was sent.</param>
    /// <param name="cancellationToken">Cancels the lookup.</param>
    /// <returns>The version; null unless exactly one matches.</returns>
    public async Task<AddedDataset?> FindAsync(NewDataset dataset, EarthscaleException loss, long leftAt, CancellationToken cancellationToken)
    {
        // The service may still be processing a request that timed out.
        var mayGoOn = loss is ConnectionException { Error: ConnectionError.TimedOut }
            or ServiceException { StatusCode: HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout };
        TimeSpan[] pauses = mayGoOn ? [TimeSpan.Zero, s_firstPause, s_slowPause] : [TimeSpan.Zero, s_firstPause];
        foreach (var pause in pauses)
        {
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            try
            {
                var findings = await SearchAsync(dataset, leftAt, cancellationToken).ConfigureAwait(false);
                (loss.OutcomeNote, loss.OutcomeUnknown) = (Describe(dataset, findings), mayGoOn || findings.Since is null || findings.Others.Count > 0);
                if (findings.Others.Count > 0)
                {
                    return null;
                }

                if (findings.Version is { } version && known.TryAdd(version.DatasetVersionId))
                {
                    known.TryAdd(version.DatasetId);
                    return new AddedDataset { Name = dataset.Name, DatasetId = version.DatasetId, DatasetVersionId = version.DatasetVersionId };
                }
            }
            catch (EarthscaleException e)
            {
                loss.OutcomeNote = loss.OutcomeUnknown ? $"It may have been added; the catalog could not be queried ({e.Message.TrimEnd('.')})." : loss.OutcomeNote;
            }
        }

        return null;
    }

    private async Task<Findings> SearchAsync(NewDataset dataset, long leftAt, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        await foreach (var batch in client.ListAsync(new DatasetQuery { NamePart = dataset.Name }, cancellationToken).ConfigureAwait(false))
        {
            findings.Since ??= clock.ToServiceTime(leftAt);
            findings.Others.AddRange(batch.Unreadable.Where(unreadable => unreadable.Name == dataset.Name).Select(unreadable => $"dataset {unreadable.DatasetId}, which cannot be read"));
            foreach (var found in batch.Datasets)
            {
                // The newest change comes first.
                if (findings.Since is null || found.UpdatedAt < findings.Since)
                {
                    return findings;
                }

                if (string.Equals(found.Name, dataset.Name, StringComparison.Ordinal) && !known.Contains(found.DatasetVersionId))
                {
                    await ExamineAsync(found, dataset, findings, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        findings.Since ??= clock.ToServiceTime(leftAt);
        return findings;
    }

    private async Task ExamineAsync(Dataset found, NewDataset dataset, Findings findings, CancellationToken cancellationToken)
    {
        var version = await client.GetVersionAsync(found.DatasetVersionId, cancellationToken).ConfigureAwait(false);
        if (version.CreatedAt < findings.Since)
        {
            return;
        }

        if (!SameTags(version.Tags, dataset.Tags))
        {
            findings.Others.Add($"version {version.DatasetVersionId}, with other tags");
        }
        else if (found.CreatedAt >= findings.Since && version.CreatedAt > found.CreatedAt && !known.Contains(found.DatasetId))
        {
            // The dataset was created since the request and changed again; the listing shows only its latest version.
            findings.Others.Add($"version {version.DatasetVersionId} and an earlier one of the same dataset ({found.DatasetId})");
        }
        else if (findings.Version is { } other)
        {
            findings.Others.AddRange([$"version {other.DatasetVersionId} of dataset {other.DatasetId}", $"version {version.DatasetVersionId} of dataset {version.DatasetId}"]);
        }
        else
        {
            findings.Version = version;
        }
    }

    private static bool SameTags(TagDictionary seen, IReadOnlyDictionary<string, string>? wanted) =>
        seen.Count == (wanted?.Count ?? 0) && seen.All(tag => wanted!.TryGetValue(tag.Key, out var value) && value == tag.Value);

    private static string Describe(NewDataset dataset, Findings findings)
    {
        var name = Text.SafeText.OneLine(dataset.Name, 200);
        if (findings.Since is not { } since)
        {
            return "It may have been added; the service sends no Date header, so the catalog cannot show it.";
        }

        var wanted = string.Create(CultureInfo.InvariantCulture, $"a version named exactly '{name}', with these tags, created since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        return findings.Others.Count > 0
            ? $"It may have been added. The catalog was searched for {wanted}, and has {string.Join(" and ", findings.Others)}: it is unknown which request created them."
            : $"The catalog was searched for {wanted}, and has none: it was most likely not added.";
    }

    private sealed class Findings
    {
        /// <summary>The time of the request by the service's clock; null if unknown.</summary>
        public DateTimeOffset? Since { get; set; }

        /// <summary>The version that matches.</summary>
        public DatasetVersion? Version { get; set; }

        /// <summary>Descriptions of other versions that could be the result.</summary>
        public List<string> Others { get; } = [];
    }
}
