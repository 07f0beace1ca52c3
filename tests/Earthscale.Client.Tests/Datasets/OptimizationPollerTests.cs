using Earthscale.Client.Datasets;
using Earthscale.Client.Tests.Http;

namespace Earthscale.Client.Tests.Datasets;

public sealed class OptimizationPollerTests
{
    private const string NotStarted = OptimizationStatus.NotStarted;
    private const string Running = OptimizationStatus.Running;
    private const string Success = OptimizationStatus.Success;
    private const string Error = OptimizationStatus.Error;

    private readonly QuickTime _time = new();
    private int _looks;

    [Fact]
    public async Task Looks_until_all_have_ended()
    {
        await WatchAsync(new(), (NotStarted, Running), (Running, Success), (Success, NotStarted), (Success, Success));

        Assert.Equal(4, _looks);
        Assert.Equal([5, 5, 5], _time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(null, 13)]
    [InlineData(OptimizationMode.Auto, 13)]
    [InlineData(OptimizationMode.Off, 1)]
    public async Task What_does_not_start_counts_as_ended_once_it_would_have(OptimizationMode? requested, int looks)
    {
        // The version is registered when the watch begins; a minute of looks every five seconds is thirteen of them.
        await WatchAsync(new() { Visualization = requested }, (NotStarted, null));

        Assert.Equal(looks, _looks);
    }

    [Fact]
    public async Task Pixel_info_that_nobody_is_known_to_want_is_waited_for_no_longer_than_it_may_still_start()
    {
        await WatchAsync(new(), (Success, NotStarted));

        Assert.Equal(13, _looks);
    }

    [Theory]
    [InlineData(OptimizationMode.On, null)]
    [InlineData(OptimizationMode.Off, NotStarted)]
    public async Task What_was_asked_for_is_waited_for_though_it_does_not_start(OptimizationMode? requested, string? pixel)
    {
        var error = await Assert.ThrowsAsync<OptimizationException>(() =>
            WatchAsync(new() { Visualization = requested, PixelInfo = ["time"], Limit = TimeSpan.FromMinutes(10) }, (NotStarted, pixel)));

        Assert.True(error.TimedOut);
        Assert.Equal(TimeSpan.FromMinutes(10), _time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait));
        Assert.Contains(pixel is null ? "visualization (not_started)" : "pixel info along time (not_started)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_told_when_the_others_have_ended()
    {
        var error = await Assert.ThrowsAsync<OptimizationException>(() => WatchAsync(new(), (Running, Error), (Success, Error)));

        Assert.False(error.TimedOut);
        Assert.Equal(2, _looks);
        Assert.Equal("Optimizations of 'it' have failed: pixel info along time (error).", error.Message);
    }

    [Fact]
    public async Task A_status_that_the_service_added_later_is_no_success()
    {
        var error = await Assert.ThrowsAsync<OptimizationException>(() => WatchAsync(new(), (Success, "cancelled")));

        Assert.Equal("Optimizations of 'it' have failed: pixel info along time (cancelled).", error.Message);
    }

    [Fact]
    public async Task The_last_wait_ends_at_the_limit()
    {
        await Assert.ThrowsAsync<OptimizationException>(() => WatchAsync(new() { Limit = TimeSpan.FromSeconds(7) }, (Running, null)));

        Assert.Equal([5, 2], _time.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(3, _looks);
    }

    // Shows one pair of states after the other, and the last one for ever.
    private Task<DatasetVersion> WatchAsync(OptimizationWait wait, params (string Visualization, string? Pixel)[] states)
    {
        var registered = _time.GetUtcNow();
        return new OptimizationPoller(
            _ =>
            {
                var (visualization, pixel) = states[Math.Min(_looks++, states.Length - 1)];
                return Task.FromResult((Version(registered, visualization, pixel), _time.GetUtcNow()));
            },
            wait,
            _time).RunAsync(TestContext.Current.CancellationToken);
    }

    private static DatasetVersion Version(DateTimeOffset registered, string visualization, string? pixel) => new()
    {
        DatasetId = Guid.NewGuid(),
        DatasetVersionId = Guid.NewGuid(),
        Name = "it",
        Type = DatasetType.Raster,
        Tags = TagDictionary.Empty,
        Labels = [],
        Variables = new Dictionary<string, DatasetVariable>(),
        CreatedAt = registered,
        VisualizationOptimization = new Optimization(visualization, null),
        PixelInfoOptimizations = pixel is { } status ? new Dictionary<string, Optimization> { ["time"] = new(status, null) } : [],
        DynamicTileServer = new TileServer("https://tiles.example/{z}/{x}/{y}", null, 0, 19),
        OptimizedTileServer = null,
    };
}
