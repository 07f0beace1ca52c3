using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Earthscale.Client;
using Earthscale.Client.Authentication;

namespace Earthscale.PowerShell.Sessions;

/// <summary>
/// The accounts that this session is signed in to, and the one that commands use when they are not told another.
/// They belong to the runspace: a parallel script must not reach the tenant that somebody else in the process signed
/// in to.
/// </summary>
internal static class SessionContext
{
    /// <summary>The name of an account that was not given one.</summary>
    public const string DefaultName = "default";

    // The event manager, since ForEach-Object -Parallel uses its runspaces again: the reset before that gives them a
    // new one, so that what one iteration signs in is not there for the next.
    private static readonly ConditionalWeakTable<PSEventManager, State> s_states = [];

    /// <summary>The account that was connected or selected in this session; null when none was.</summary>
    public static EarthscaleContext? Current => Own.Current;

    /// <summary>Whether the last sign-in failed: commands must not fall back to another account then.</summary>
    public static bool HasFailed => Own.HasFailed;

    /// <summary>All accounts that this session is signed in to, the one that commands use first.</summary>
    public static IReadOnlyList<EarthscaleContext> All
    {
        get
        {
            var own = Own;
            return [.. own.Accounts.OrderByDescending(account => ReferenceEquals(account, own.Current))];
        }
    }

    private static State Own => Runspace.DefaultRunspace is { } runspace ? s_states.GetOrCreateValue(runspace.Events) : new State();

    /// <summary>Gets the session's account, or else the one that the environment names or the session file holds.</summary>
    /// <exception cref="NotSignedInException">There is none, or the last sign-in failed.</exception>
    public static Task<EarthscaleContext> GetAsync(EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        Current is { } context ? Task.FromResult(context)
        : HasFailed ? throw new NotSignedInException("Not signed in: the last Connect-EsAccount of this session did not succeed. Run it again; without parameters, it uses the account of the environment or the session file.")
        : SignIn.GetStoredAsync(options, cancellationToken);

    /// <summary>Finds an account by its name; null when there is none.</summary>
    public static EarthscaleContext? Find(string name) => Own.Accounts.Find(account => HasName(account, name));

    /// <summary>Makes an account the one that commands use.</summary>
    public static void Select(EarthscaleContext context)
    {
        var own = Own;
        own.Accounts.RemoveAll(account => HasName(account, context.Name!));
        own.Accounts.Add(context);
        own.Current = context;
        own.HasFailed = false;
    }

    /// <summary>Notes that a sign-in has begun: until it succeeds, nobody is signed in, and nobody has its name.</summary>
    public static void BeginSignIn(string? name)
    {
        var own = Own;
        own.Accounts.RemoveAll(account => HasName(account, name ?? DefaultName));
        own.Current = null;
        own.HasFailed = true;
    }

    /// <summary>Forgets an account.</summary>
    public static void Remove(EarthscaleContext context)
    {
        var own = Own;
        own.Accounts.Remove(context);
        own.Current = ReferenceEquals(own.Current, context) ? null : own.Current;
    }

    private static bool HasName(EarthscaleContext account, string name) => string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase);

    private sealed class State
    {
        public List<EarthscaleContext> Accounts { get; } = [];

        public EarthscaleContext? Current { get; set; }

        public bool HasFailed { get; set; }
    }
}
