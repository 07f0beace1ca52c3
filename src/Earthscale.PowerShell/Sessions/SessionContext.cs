using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Earthscale.Client.Authentication;

namespace Earthscale.PowerShell.Sessions;

/// <summary>
/// The account that commands speak for when they are not told another. It belongs to the runspace: a parallel
/// script must not reach the tenant that somebody else in the process signed in to.
/// </summary>
internal static class SessionContext
{
    private static readonly ConditionalWeakTable<Runspace, EarthscaleContext> s_contexts = [];

    /// <summary>Gets the runspace's account, or else the one that the environment names or the session file holds.</summary>
    /// <param name="warn">Is told of a session file that cannot be used; null tells nobody.</param>
    /// <exception cref="NotSignedInException">There is none.</exception>
    public static EarthscaleContext Get(Action<string>? warn = null) => Current ?? SignIn.GetStored(warn);

    /// <summary>The account that was connected in this runspace; null when none was.</summary>
    public static EarthscaleContext? Current =>
        Runspace.DefaultRunspace is { } runspace && s_contexts.TryGetValue(runspace, out var context) ? context : null;

    /// <summary>Makes an account this runspace's own.</summary>
    public static void Set(EarthscaleContext context) => s_contexts.AddOrUpdate(Runspace.DefaultRunspace, context);

    /// <summary>Forgets this runspace's account.</summary>
    public static void Clear() => s_contexts.Remove(Runspace.DefaultRunspace);
}
