using System.Management.Automation;
using System.Management.Automation.Host;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Accounts;

/// <summary>An emulator, a session that is not signed in, and a path for a session file.</summary>
/// <param name="host">The host of the session; null for the one of thread jobs.</param>
public abstract class AccountFixture(PSHost? host = null) : EmulatorTest
{
    private readonly TemporaryFolder _folder = new();

    private protected ModuleSession Session { get; } = new(host);

    private protected string Folder => _folder.Path;

    private protected string SessionPath => _folder.File("session.json");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        SetUp(Session);
    }

    public override async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await base.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static PSCredential Credential(string password = EmulatorOptions.WellKnownPassword) =>
        new(EmulatorOptions.WellKnownEmail, ModuleSession.Secret(password));

    /// <summary>Sets the variables $there (the address of the emulator), $file, $user and $key in a session.</summary>
    private protected void SetUp(ModuleSession session) => session.Run(
        """
        param($uri, $file, $user, $key)
        $global:there = @{ ApiUri = $uri; AuthUri = $uri; CredentialsFile = $file }
        $global:user = $user
        $global:key = $key
        """,
        Emulator.BaseUri,
        SessionPath,
        Credential(Options.UserPassword),
        ModuleSession.Secret(Options.ApiKey)).ThrowOnError();

    private protected RunResult Run(string script, params object?[] arguments) => Session.Run(script, arguments);

    private protected int Count(string method, string path) =>
        Emulator.Requests.Count(request => request.Method == method && request.PathAndQuery == path);
}
