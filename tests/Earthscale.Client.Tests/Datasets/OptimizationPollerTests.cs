using Earthscale.Client.Datasets;
using Earthscale.Client.Tests.Http;

namespace Earthscale.Client.Tests.Datasets;

public sealed class OptimizationPollerTests
{
    private const string NotStarted = OptimizationStatus.NotStarted;
    private const string Running = OptimizationStatus.Running;
    private const string Success = OptimizationStatus.Success;
    private const string Error = OptimizationStatus.Error;

    private readonly InstantClock _time = new();
    private int _looks;

    [Fact]
    public async Task Polls_until_all_have_ended()
    {
        await WatchAsync(new(), (NotStarted, Running), (Running, Success), (Success, NotStarted), (Success, Success));

        Assert.Equal(4, _looks);
        Assert.Equal([5, 5, 5], _time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData(null, 13)]
    [InlineData(OptimizationMode.Auto, 13)]
    [InlineData(OptimizationMode.Off, 1)]
    public async Task An_optimization_that_does_not_start_in_time_counts_as_ended(OptimizationMode? requested, int looks)
    {
        // The version is registered when polling starts; one minute of polling every five seconds takes thirteen requests.
        await WatchAsync(new() { Visualization = requested }, (NotStarted, null));

        Assert.Equal(looks, _looks);
    }

    [Fact]
    public async Task Pixel_info_that_may_not_be_requested_is_waited_for_only_while_it_may_start()
    {
        await WatchAsync(new(), (Success, NotStarted));

        Assert.Equal(13, _looks);
    }

    [Theory]
    [InlineData(OptimizationMode.On, null)]
    [InlineData(OptimizationMode.Off, NotStarted)]
    public async Task A_requested_optimization_is_waited_for_before_it_starts(OptimizationMode? requested, string? pixel)
    {
        var error = await Assert.ThrowsAsync<OptimizationException>(() =>
            WatchAsync(new() { Visualization = requested, PixelInfo = ["time"], Limit = TimeSpan.FromMinutes(10) }, (NotStarted, pixel)));

        Assert.True(error.TimedOut);
        Assert.Equal(TimeSpan.FromMinutes(10), _time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait));
        Assert.Contains(pixel is null ? "visualization (not_started)" : "pixel info along time (not_started)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_reported_after_the_others_have_ended()
    {
        var error = await Assert.ThrowsAsync<OptimizationException>(() => WatchAsync(new(), (Running, Error), (Success, Error)));

        Assert.False(error.TimedOut);
        Assert.Equal(2, _looks);
        Assert.Equal("Optimizations of 'it' have failed: pixel info along time (error).", error.Message);
    }

    [Fact]
    public async Task An_unknown_status_is_not_a_success()
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

    // Returns one pair of states after the other, and then repeats the last one.
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
