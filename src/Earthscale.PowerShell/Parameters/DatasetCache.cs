using System.Diagnostics;
using System.Runtime.CompilerServices;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.Client.Http;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Parameters;

/// <summary>The cache of datasets for completion: the newest few thousand of each account, for 30 seconds.</summary>
internal static class DatasetCache
{
    // A few megabytes at most, for the account's last few queries.
    private const int MaxDatasets = 5000;
    private const int MaxQuestions = 8;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(30);
    private static readonly ConditionalWeakTable<EarthscaleContext, List<Known>> s_known = [];

    /// <summary>The options of completion: one attempt, within two seconds.</summary>
    public static EarthscaleClientOptions Options { get; } = new() { MaxRetries = 0, Timeout = TimeSpan.FromSeconds(2) };

    /// <summary>Gets the session's current account.</summary>
    /// <exception cref="EarthscaleException">There is no account.</exception>
    public static EarthscaleContext FindAccount()
    {
        using var limit = new CancellationTokenSource(Options.Timeout);
        return SessionContext.GetAsync(Options, limit.Token).GetAwaiter().GetResult();
    }

    /// <summary>Finds datasets whose names contain a part.</summary>
    /// <param name="context">The account; null for the session's current account.</param>
    /// <param name="part">The part; null or empty for any name.</param>
    /// <returns>The newest datasets, as many as arrived in time.</returns>
    /// <exception cref="EarthscaleException">The request failed.</exception>
    public static IReadOnlyList<Dataset> Find(EarthscaleContext? context, string? part)
    {
        context ??= FindAccount();
        part ??= "";
        var known = s_known.GetOrCreateValue(context);
        lock (known)
        {
            known.RemoveAll(entry => Stopwatch.GetElapsedTime(entry.Since) > s_lifetime);
            if (known.Find(entry => entry.Part == part || (entry.Part.Length == 0 && entry.IsWhole)) is { } found)
            {
                return found.Datasets;
            }
        }

        var fresh = Query(context, part);
        lock (known)
        {
            known.RemoveAll(entry => entry.Part == part);
            known.RemoveRange(0, Math.Max(0, known.Count + 1 - MaxQuestions));
            known.Add(fresh);
        }

        return fresh.Datasets;
    }

    private static Known Query(EarthscaleContext context, string part)
    {
        var datasets = new List<Dataset>();
        using var limit = new CancellationTokenSource(Options.Timeout);
        using var client = new EarthscaleClient(context, Options);
        var query = new DatasetQuery { NamePart = part.Length == 0 ? null : part, First = MaxDatasets };
        var isWhole = false;
        try
        {
            Task.Run(() => ListAsync(client, query, datasets, limit.Token)).GetAwaiter().GetResult();
            isWhole = datasets.Count < MaxDatasets;
        }
        catch (OperationCanceledException) when (datasets.Count > 0)
        {
            // Return those that arrived in time.
        }

        return new Known(part, datasets, isWhole, Stopwatch.GetTimestamp());
    }

    private static async Task ListAsync(EarthscaleClient client, DatasetQuery query, List<Dataset> datasets, CancellationToken cancellationToken)
    {
        await foreach (var batch in client.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            datasets.AddRange(batch.Datasets);
        }
    }

    private sealed record Known(string Part, IReadOnlyList<Dataset> Datasets, bool IsWhole, long Since);
}
