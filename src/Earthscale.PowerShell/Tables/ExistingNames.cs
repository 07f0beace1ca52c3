using System.Text.RegularExpressions;
using Earthscale.Client;
using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Tables;

/// <summary>The datasets in the catalog with given or similar names.</summary>
internal sealed partial class ExistingNames
{
    // For a few names, separate queries are cheaper than a page of a thousand datasets.
    private const int Few = 8;

    private const int MaxPagesOfName = 2;

    private readonly Dictionary<string, Dataset> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byKey = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<string> _names;
    private readonly HashSet<string> _keys;

    private ExistingNames(IReadOnlyCollection<string> names) => (_names, _keys) = (names, [.. names.Select(NameKey.Of)]);

    /// <summary>Queries the service. The number of requests is proportional to the smaller of the names and the catalog.</summary>
    /// <param name="client">The account.</param>
    /// <param name="names">The distinct names.</param>
    /// <param name="throttleLimit">The maximum number of concurrent requests.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="EarthscaleException">The catalog could not be read completely.</exception>
    public static async Task<ExistingNames> FindAsync(EarthscaleClient client, IReadOnlyCollection<string> names, int throttleLimit, CancellationToken cancellationToken)
    {
        var found = new ExistingNames(names);
        // If the catalog has more pages than there are names, search for each name instead.
        if (names.Count <= Few || !await found.ReadAsync(client, part: null, maxPages: names.Count, cancellationToken).ConfigureAwait(false))
        {
            // A name that is part of many others takes more pages than that, and so does a name without a search text.
            if (!await found.SearchAsync(client, throttleLimit, cancellationToken).ConfigureAwait(false))
            {
                await found.ReadAsync(client, part: null, int.MaxValue, cancellationToken).ConfigureAwait(false);
            }
        }

        return found;
    }

    /// <summary>Finds the dataset of exactly this name; null if there is none.</summary>
    public Dataset? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Finds a name in the catalog that differs only in case, normalization, or outer spaces; null if there is none.</summary>
    public string? FindSimilar(string name) => _byKey.TryGetValue(NameKey.Of(name), out var other) && other != name ? other : null;

    private async Task<bool> SearchAsync(EarthscaleClient client, int throttleLimit, CancellationToken cancellationToken)
    {
        var texts = _names.Select(SearchText).Distinct(StringComparer.Ordinal).ToList();
        var isComplete = !texts.Contains(null);
        await Parallel.ForEachAsync(
            texts,
            new ParallelOptions { MaxDegreeOfParallelism = throttleLimit, CancellationToken = cancellationToken },
            async (text, cancel) =>
            {
                if (Volatile.Read(ref isComplete) && !await ReadAsync(client, text, MaxPagesOfName, cancel).ConfigureAwait(false))
                {
                    Volatile.Write(ref isComplete, false);
                }
            }).ConfigureAwait(false);
        return isComplete;
    }

    private async Task<bool> ReadAsync(EarthscaleClient client, string? part, int maxPages, CancellationToken cancellationToken)
    {
        var left = (long)maxPages * DatasetQuery.MaxPageSize;
        await foreach (var batch in client.ListAsync(new DatasetQuery { NamePart = part }, cancellationToken).ConfigureAwait(false))
        {
            if (batch.Unreadable is [var error, ..])
            {
                // The unreadable dataset may have one of the names.
                throw error;
            }

            Keep(batch.Datasets);
            left -= batch.Datasets.Count;
            if (left <= 0)
            {
                return false;
            }
        }

        return true;
    }

    private void Keep(IReadOnlyList<Dataset> datasets)
    {
        lock (_keys)
        {
            foreach (var dataset in datasets)
            {
                if (NameKey.Of(dataset.Name) is var key && _keys.Contains(key))
                {
                    _byName.TryAdd(dataset.Name, dataset);
                    _byKey.TryAdd(key, dataset.Name);
                }
            }
        }
    }

    // Printable ASCII without spaces, since the service may compare other characters differently; null if the name has none.
    private static string? SearchText(string name) =>
        NotPlain().Split(NameKey.Of(name)).MaxBy(run => run.Length) is { Length: > 0 } run ? run : null;

    [GeneratedRegex("[^!-~]+")]
    private static partial Regex NotPlain();
}
