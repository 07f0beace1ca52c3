using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Earthscale.Client;

namespace Earthscale.PowerShell.Parameters;

/// <summary>The cache of versions for completion. Their variables and dimensions do not change.</summary>
internal static class VersionCache
{
    private static readonly ConditionalWeakTable<EarthscaleContext, ConcurrentDictionary<Guid, DatasetVersion>> s_known = [];

    /// <summary>Gets versions, as many as arrive in time.</summary>
    /// <param name="context">The account; null for the session's current account.</param>
    /// <param name="ids">The ids of a few versions.</param>
    /// <exception cref="EarthscaleException">There is no account.</exception>
    public static IEnumerable<DatasetVersion> Get(EarthscaleContext? context, IEnumerable<Guid> ids)
    {
        context ??= DatasetCache.FindAccount();
        var known = s_known.GetOrCreateValue(context);
        var wanted = ids.ToList();
        var missing = wanted.Where(id => !known.ContainsKey(id)).ToList();
        if (missing.Count > 0)
        {
            Task.Run(() => QueryAsync(context, missing, known)).GetAwaiter().GetResult();
        }

        return wanted.Select(known.GetValueOrDefault).OfType<DatasetVersion>();
    }

    private static async Task QueryAsync(EarthscaleContext context, List<Guid> ids, ConcurrentDictionary<Guid, DatasetVersion> known)
    {
        using var limit = new CancellationTokenSource(DatasetCache.Options.Timeout);
        using var client = new EarthscaleClient(context, DatasetCache.Options);
        await Task.WhenAll(ids.Select(GetAsync)).ConfigureAwait(false);

        async Task GetAsync(Guid id)
        {
            try
            {
                known[id] = await client.GetVersionAsync(id, limit.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is EarthscaleException or OperationCanceledException)
            {
                // Return the others.
            }
        }
    }
}
