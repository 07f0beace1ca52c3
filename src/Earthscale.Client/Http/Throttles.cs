using System.Security.Cryptography;
using System.Text;

namespace Earthscale.Client.Http;

/// <summary>
/// The throttles of the process. Contexts of the same account at the same service share a throttle across runspaces, since
/// the service counts their requests together. Unused throttles are garbage-collected.
/// </summary>
internal static class Throttles
{
    private static readonly Dictionary<(Uri Root, string Owner, TimeProvider Time), WeakReference<Throttle>> s_throttles = [];

    /// <summary>Gets the throttle of an account, or a new throttle if the account is unknown.</summary>
    public static Throttle Of(Uri root, IRequestCredential credential, TimeProvider time)
    {
        if (credential.Owner is not { } owner)
        {
            return new Throttle(time);
        }

        // A hash, so that the key is not kept in memory longer than its account.
        var key = (root, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(owner))), time);
        lock (s_throttles)
        {
            if (s_throttles.TryGetValue(key, out var known) && known.TryGetTarget(out var throttle))
            {
                return throttle;
            }

            foreach (var unused in s_throttles.Where(entry => !entry.Value.TryGetTarget(out _)).Select(entry => entry.Key).ToList())
            {
                s_throttles.Remove(unused);
            }

            throttle = new Throttle(time);
            s_throttles[key] = new WeakReference<Throttle>(throttle);
            return throttle;
        }
    }
}
