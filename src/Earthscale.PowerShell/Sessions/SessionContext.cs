using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using Earthscale.Client.Authentication;
using Earthscale.Client.Http;

namespace Earthscale.PowerShell.Sessions;

/// <summary>
/// The accounts of this session, and the current one, which commands use by default. They belong to the runspace, so that
/// a parallel script does not use an account of another runspace.
/// </summary>
internal static class SessionContext
{
    /// <summary>The default name of an account.</summary>
    public const string DefaultName = "default";

    // Keyed by the event manager, since ForEach-Object -Parallel reuses its runspaces: the reset before that creates a new
    // event manager, so that the accounts of one iteration are not available in the next.
    private static readonly ConditionalWeakTable<PSEventManager, State> s_states = [];

    /// <summary>The account that was connected or selected last; null if there is none.</summary>
    public static EarthscaleContext? Current => Own.Current;

    /// <summary>Whether the last sign-in failed. Then, commands must not use another account.</summary>
    public static bool HasFailed => Own.HasFailed;

    /// <summary>All accounts of this session, the current one first.</summary>
    public static IReadOnlyList<EarthscaleContext> All
    {
        get
        {
            var own = Own;
            return [.. own.Accounts.OrderByDescending(account => ReferenceEquals(account, own.Current))];
        }
    }

    private static State Own => Runspace.DefaultRunspace is { } runspace ? s_states.GetOrCreateValue(runspace.Events) : new State();

    /// <summary>Gets the session's current account, or the account in the environment or the session file.</summary>
    /// <exception cref="NotSignedInException">There is no account, or the last sign-in failed.</exception>
    public static Task<EarthscaleContext> GetAsync(EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        Current is { } context ? Task.FromResult(context)
        : HasFailed ? throw new NotSignedInException("Not signed in: the last Connect-EsAccount of this session did not succeed. Run it again; without parameters, it uses the account in the environment or the session file.")
        : SignIn.GetStoredAsync(options, cancellationToken);

    public static EarthscaleContext? Find(string name) => Own.Accounts.Find(account => HasName(account, name));

    /// <summary>Makes an account the current one.</summary>
    public static void Select(EarthscaleContext context)
    {
        var own = Own;
        own.Accounts.RemoveAll(account => HasName(account, context.Name!));
        own.Accounts.Add(context);
        own.Current = context;
        own.HasFailed = false;
    }

    /// <summary>Starts a sign-in. Until it succeeds, there is no current account, and no account of its name.</summary>
    public static void BeginSignIn(string? name)
    {
        var own = Own;
        own.Accounts.RemoveAll(account => HasName(account, name ?? DefaultName));
        own.Current = null;
        own.HasFailed = true;
    }

    /// <summary>Removes an account.</summary>
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
