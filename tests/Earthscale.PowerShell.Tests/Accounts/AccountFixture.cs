using System.Management.Automation;
using Earthscale.Emulator;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Accounts;

/// <summary>An emulator of a test's own, a session that is not signed in, and a place for a session file.</summary>
public abstract class AccountFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("earthscale-accounts-");

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected EmulatorServer Emulator { get; private set; } = null!;

    private protected ModuleSession Session { get; } = new();

    private protected string Folder => _folder.FullName;

    private protected string SessionPath => Path.Combine(Folder, "session.json");

    private protected virtual EmulatorOptions Options => new();

    public async ValueTask InitializeAsync()
    {
        Emulator = await EmulatorServer.StartAsync(Options with { Urls = "http://127.0.0.1:0" }, Cancellation);
        SetUp(Session);
    }

    public virtual async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static PSCredential Credential(string password = EmulatorServer.WellKnownPassword) =>
        new(EmulatorServer.WellKnownEmail, ModuleSession.Secret(password));

    /// <summary>Gives a session the variables $there (where the emulator is), $file, $user and $key.</summary>
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
