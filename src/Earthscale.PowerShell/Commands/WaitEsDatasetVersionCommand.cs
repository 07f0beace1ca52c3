using System.Globalization;
using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Waits until the service has prepared versions of datasets for fast reading.</summary>
[Cmdlet(VerbsLifecycle.Wait, "EsDatasetVersion", HelpUri = ProjectLink.Help + "Wait-EsDatasetVersion.md")]
[OutputType(typeof(DatasetVersion))]
public sealed class WaitEsDatasetVersionCommand : EsCommand
{
    private const int MaxVersions = 1000;
    private OrderedWork? _work;
    private ProgressReporter? _progress;
    private SemaphoreSlim? _looks;
    private long _ended;

    /// <summary>Versions; what adding datasets gave, and datasets for their latest versions, have them too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatasetVersionId")]
    public Guid[] VersionId { get; set; } = null!;

    /// <summary>How long to wait for each version, in seconds, from when it arrived; as long as it takes where left out.</summary>
    [Parameter]
    [ValidateRange(1, 604800)]
    public override int? TimeoutSec { get; set; }

    /// <summary>How long to wait between two looks at a version, in seconds.</summary>
    [Parameter]
    [ValidateRange(0.05, 86400)]
    public double PollingInterval { get; set; } = 5;

    /// <summary>How many requests run at a time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    // A limit for all looks together says nothing of a single one.
    private protected override TimeSpan? AttemptLimit => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _looks = new SemaphoreSlim(ThrottleLimit);
        _work = new OrderedWork(Dispatcher, MaxVersions, window: MaxVersions);
        _progress = new ProgressReporter(this, Dispatcher, "Waiting for optimizations", Look);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var client = Client;
        var wait = new OptimizationWait
        {
            PollingInterval = TimeSpan.FromSeconds(PollingInterval),
            Limit = TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Throttle = _looks,
        };
        foreach (var id in VersionId)
        {
            _work!.Add(stop => client.WaitForOptimizationsAsync(id, wait, stop), outcome => Write(id, outcome));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _work!.Finish();
        _progress!.Complete();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _progress?.Dispose();
        _work?.Dispose();
        _looks?.Dispose();
    }

    private void Write(Guid id, Func<DatasetVersion> outcome)
    {
        _ended++;
        try
        {
            WriteObject(outcome());
        }
        catch (OptimizationException e)
        {
            Report(e, e.Version);
        }
        catch (EarthscaleException e)
        {
            Report(e, id);
        }
    }

    private WorkProgress Look() =>
        new(string.Create(CultureInfo.CurrentCulture, $"{_ended:N0} of {_ended + _work!.Count:N0} versions ended"));
}
