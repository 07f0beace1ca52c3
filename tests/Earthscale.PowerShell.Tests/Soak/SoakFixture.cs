using System.Globalization;
using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Soak;

/// <summary>
/// Commands that run in several runspaces at once, each in another culture, while one request in five fails.
/// EARTHSCALE_SOAK_DATASETS sets the number of datasets, and EARTHSCALE_SOAK_SEED the sequence of faults; the defaults suit
/// every run of the tests.
/// </summary>
public abstract class SoakFixture : IAsyncLifetime
{
    // So many attempts that no request that may be repeated fails for good.
    private protected const string Persistent = "-MaximumRetryCount 30 -ThrottleLimit 8";

    private static readonly string[] s_cultures = ["th-TH", "fa-IR", "ar-SA", "tr-TR", "de-DE", "ja-JP", "en-GB", "sv-SE"];

    private readonly List<ModuleSession> _sessions = [];

    private protected static int Count { get; } = Setting("DATASETS", 120);

    private protected EmulatorServer Emulator { get; private set; } = null!;

    private protected IReadOnlyList<ModuleSession> Sessions => _sessions;

    /// <summary>Gets the number of sessions.</summary>
    private protected abstract int SessionCount { get; }

    public async ValueTask InitializeAsync()
    {
        Emulator = await TestEmulator.StartAsync(new EmulatorOptions { SampleCatalog = false, Datasets = Count, RecordedRequests = 0 });
        _sessions.AddRange(Enumerable.Range(0, SessionCount).Select(_ => ModuleSession.ConnectedTo(Emulator)));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _sessions.ForEach(session => session.Dispose());
        return Emulator.DisposeAsync();
    }

    /// <summary>Lets one request in five fail, in every way; half of those that can fail after the service has acted do so.</summary>
    private protected void StartFaults() => Emulator.Faults = new FaultPlan(new RandomFaults
    {
        Rate = 0.2,
        Seed = Setting("SEED", 1),
        Kinds = [.. Enum.GetValues<FaultKind>().Except([FaultKind.ExpiredToken])],
        RetryAfterSeconds = 0,
        SlowDelay = TimeSpan.FromMilliseconds(20),
    });

    private protected void StopFaults() => Emulator.Faults = new FaultPlan();

    /// <summary>Starts a script in a session with its own culture.</summary>
    private protected Task<RunResult> StartAsync(int session, string parameters, string script, params object?[] arguments) => Task.Factory.StartNew(
        () => Sessions[session].Run($"param({parameters}) [cultureinfo]::CurrentCulture = '{s_cultures[session]}'; {script}", arguments),
        TestContext.Current.CancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    private static int Setting(string name, int value) =>
        Environment.GetEnvironmentVariable($"EARTHSCALE_SOAK_{name}") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : value;
}
