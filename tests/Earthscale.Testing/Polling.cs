using Xunit;

namespace Earthscale.Testing;

/// <summary>Waits for conditions in tests.</summary>
public static class Polling
{
    private static readonly TimeSpan s_hangGuard = TimeSpan.FromSeconds(30);

    /// <summary>Waits until a condition is true; fails after 30 seconds.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(s_hangGuard);
        while (!condition())
        {
            await Task.Delay(5, guard.Token);
        }
    }
}
