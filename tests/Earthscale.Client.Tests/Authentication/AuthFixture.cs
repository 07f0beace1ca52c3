using Earthscale.Client.Authentication;
using Earthscale.Client.Http;
using Earthscale.Emulator.Recording;

namespace Earthscale.Client.Tests.Authentication;

/// <summary>An emulator with a clock that the test and the client share, and a folder for session files.</summary>
public abstract class AuthFixture : EmulatorTest
{
    private const string Email = EmulatorOptions.WellKnownEmail;
    private const string Password = EmulatorOptions.WellKnownPassword;
    private readonly TemporaryFolder _folder = new();
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _warnings = new();

    private protected AdjustableClock Clock { get; } = new();

    /// <summary>The warnings of the client.</summary>
    private protected IReadOnlyCollection<string> Warnings => _warnings;

    private protected string Folder => _folder.Path;

    private protected string SessionPath => Path.Combine(Folder, "own", "session.json");

    private protected EarthscaleClientOptions ClientOptions => new() { MaxRetries = 2, Warn = _warnings.Enqueue };

    protected override EmulatorOptions Options => new() { TimeProvider = Clock };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected AccountSettings Settings(string? anonKey = null, bool persist = true, Uri? authUri = null) => new()
    {
        ApiUri = Emulator.BaseUri,
        AuthUri = authUri ?? Emulator.BaseUri,
        AuthAnonKey = anonKey,
        CredentialsFile = SessionPath,
        Persist = persist,
        Time = Clock,
    };

    private protected Task<EarthscaleContext> SignInAsync(AccountSettings? settings = null, string email = Email, string password = Password) =>
        SignIn.WithPasswordAsync(email, password, settings ?? Settings(persist: false), ClientOptions, Cancellation);

    /// <summary>Signs in and saves the session in the file.</summary>
    private protected async Task<EarthscaleContext> SignInAndSaveAsync(AccountSettings? settings = null, string email = Email, string password = Password)
    {
        var context = await SignInAsync(settings ?? Settings(), email, password);
        await SignIn.KeepAsync(context, ClientOptions, Cancellation);
        return context;
    }

    private protected EarthscaleClient Client(EarthscaleContext context, EarthscaleClientOptions? options = null) => new(context, options ?? ClientOptions, Clock);

    private protected async Task CallAsync(EarthscaleContext context)
    {
        using var client = Client(context);
        await client.CheckAsync(Cancellation);
    }

    /// <summary>The requests for tokens, by grant type.</summary>
    private protected IEnumerable<RecordedRequest> Grants(string kind) =>
        Emulator.Requests.Where(request => request.PathAndQuery == $"/auth/v1/token?grant_type={kind}");
}
