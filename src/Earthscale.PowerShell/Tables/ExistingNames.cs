using System.Text.RegularExpressions;
using Earthscale.Client;
using Earthscale.Client.Datasets;

namespace Earthscale.PowerShell.Tables;

/// <summary>The datasets of the catalog that have given names, or names that could be taken for them.</summary>
internal sealed partial class ExistingNames
{
    // So few are cheaper to ask for one by one than a page of a thousand.
    private const int Few = 8;

    private readonly Dictionary<string, Dataset> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byKey = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<string> _names;
    private readonly HashSet<string> _keys;

    private ExistingNames(IReadOnlyCollection<string> names) => (_names, _keys) = (names, [.. names.Select(NameKey.Of)]);

    /// <summary>Asks the service, with requests in proportion to the smaller of names and catalog.</summary>
    /// <param name="client">The account.</param>
    /// <param name="names">The names, each once.</param>
    /// <param name="throttleLimit">How many requests are sent at a time.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="EarthscaleException">The catalog could not be read whole.</exception>
    public static async Task<ExistingNames> FindAsync(EarthscaleClient client, IReadOnlyCollection<string> names, int throttleLimit, CancellationToken cancellationToken)
    {
        var found = new ExistingNames(names);
        // A catalog of more pages than there are names is given up for a search for each.
        if (names.Count <= Few || !await found.ReadAsync(client, part: null, maxPages: names.Count, cancellationToken).ConfigureAwait(false))
        {
            await found.SearchAsync(client, throttleLimit, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    /// <summary>The dataset of exactly this name; null for none.</summary>
    public Dataset? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A name in the catalog that is not this one, but the same when case, normalization and outer spaces are ignored; null for none.</summary>
    public string? FindSimilar(string name) => _byKey.TryGetValue(NameKey.Of(name), out var other) && other != name ? other : null;

    private Task SearchAsync(EarthscaleClient client, int throttleLimit, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        _names,
        new ParallelOptions { MaxDegreeOfParallelism = throttleLimit, CancellationToken = cancellationToken },
        async (name, cancel) => await ReadAsync(client, SearchText(name), int.MaxValue, cancel).ConfigureAwait(false));

    private async Task<bool> ReadAsync(EarthscaleClient client, string? part, int maxPages, CancellationToken cancellationToken)
    {
        var left = (long)maxPages * DatasetQuery.MaxPageSize;
        await foreach (var batch in client.ListAsync(new DatasetQuery { NamePart = part }, cancellationToken).ConfigureAwait(false))
        {
            if (batch.Unreadable is [var error, ..])
            {
                // It may have one of the names.
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

    // Printable ASCII without spaces, since the service may compare other characters in its own way; null for a name without any.
    private static string? SearchText(string name) =>
        NotPlain().Split(NameKey.Of(name)).MaxBy(run => run.Length) is { Length: > 0 } run ? run : null;

    [GeneratedRegex("[^!-~]+")]
    private static partial Regex NotPlain();
}
