using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Hosting;
using Xunit;

namespace Earthscale.Testing;

/// <summary>The base class of tests that each have their own emulator with the sample catalog.</summary>
public abstract class EmulatorTest : IAsyncLifetime
{
    /// <summary>Canceled when the test run is canceled.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected EmulatorServer Emulator { get; private set; } = null!;

    /// <summary>The options of the emulator.</summary>
    protected virtual EmulatorOptions Options => new();

    /// <summary>Ends all sessions of the last request's account at the server, as another program can.</summary>
    protected async Task EndAllSessionsAsync()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Emulator.BaseUri, "auth/v1/logout"));
        request.Headers.TryAddWithoutValidation("Authorization", Emulator.Requests[^1].Headers["Authorization"]);
        (await http.SendAsync(request, Cancellation)).EnsureSuccessStatusCode();
    }

    public virtual async ValueTask InitializeAsync() => Emulator = await TestEmulator.StartAsync(Options);

    public virtual async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
