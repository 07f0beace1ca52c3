using System.Diagnostics;
using System.Runtime.CompilerServices;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Parameters;

/// <summary>What completion knows of each account's datasets: the newest few thousand, for half a minute.</summary>
internal static class KnownDatasets
{
    // A few megabytes at most, for the account's last few questions.
    private const int MaxDatasets = 5000;
    private const int MaxQuestions = 8;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(30);
    private static readonly ConditionalWeakTable<EarthscaleContext, List<Known>> s_known = [];

    /// <summary>Finds datasets whose names hold a part.</summary>
    /// <param name="context">The account; null for the session's own.</param>
    /// <param name="part">The part; null or empty for any name.</param>
    /// <returns>The newest of them; those that came in time, when not all did.</returns>
    /// <exception cref="EarthscaleException">There is no response.</exception>
    public static IReadOnlyList<Dataset> Find(EarthscaleContext? context, string? part)
    {
        context ??= SessionContext.GetAsync(new EarthscaleClientOptions { Timeout = s_patience }, CancellationToken.None).GetAwaiter().GetResult();
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

        var fresh = Ask(context, part);
        lock (known)
        {
            known.RemoveAll(entry => entry.Part == part);
            known.RemoveRange(0, Math.Max(0, known.Count + 1 - MaxQuestions));
            known.Add(fresh);
        }

        return fresh.Datasets;
    }

    private static Known Ask(EarthscaleContext context, string part)
    {
        var datasets = new List<Dataset>();
        using var limit = new CancellationTokenSource(s_patience);
        using var client = new EarthscaleClient(context, new EarthscaleClientOptions { MaxRetries = 0, Timeout = s_patience });
        var query = new DatasetQuery { NamePart = part.Length == 0 ? null : part, First = MaxDatasets };
        var isWhole = false;
        try
        {
            Task.Run(() => ListAsync(client, query, datasets, limit.Token)).GetAwaiter().GetResult();
            isWhole = datasets.Count < MaxDatasets;
        }
        catch (OperationCanceledException) when (datasets.Count > 0)
        {
            // Those that came in time are better than none.
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
