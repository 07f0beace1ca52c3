using System.Globalization;
using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Waits until the service has prepared versions of datasets for fast reading.</summary>
[Cmdlet(VerbsLifecycle.Wait, "EsDatasetVersion", DefaultParameterSetName = VersionSet, HelpUri = ProjectLink.Help + "Wait-EsDatasetVersion.md")]
[OutputType(typeof(DatasetVersion))]
public sealed class WaitEsDatasetVersionCommand : ParallelCommand
{
    private const string VersionSet = "Version";
    private const string DatasetSet = "Dataset";
    private const int MaxVersions = 1000;
    private SemaphoreSlim? _looks;
    private long _ended;

    /// <summary>Versions; what adding datasets gave, and datasets for their latest versions, have them too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = VersionSet)]
    [Alias("DatasetVersionId")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation]
    public Guid[] VersionId { get; set; } = null!;

    /// <summary>Datasets, whose latest versions are waited for.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DatasetSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation]
    public Guid[] DatasetId { get; set; } = null!;

    /// <summary>How long to wait for each version, in seconds from when it arrived, retries included; without a limit by default.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateRange(1, 604800)]
    [PSDefaultValue(Help = "No limit")]
    public override int? TimeoutSec { get; set; }

    /// <summary>How long to wait between two looks at a version, in seconds.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateRange(0.05, 86400)]
    [PSDefaultValue(Value = 5)]
    public double PollingInterval { get; set; } = 5;

    private protected override string Activity => "Waiting for optimizations";

    private protected override int MaxOpen => MaxVersions;

    // A wait is no request; its looks are limited together.
    private protected override int MaxUnderWay => MaxVersions;

    // A limit for all looks together says nothing of a single one.
    private protected override TimeSpan? AttemptLimit => null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _looks = new SemaphoreSlim(ThrottleLimit);
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
        Func<Guid, OptimizationWait, CancellationToken, Task<DatasetVersion>> waitAsync =
            ParameterSetName == DatasetSet ? client.WaitForLatestOptimizationsAsync : client.WaitForOptimizationsAsync;
        foreach (var id in ParameterSetName == DatasetSet ? DatasetId : VersionId)
        {
            Begin(new WorkItem<DatasetVersion>(stop => waitAsync(id, wait, stop), WriteObject) { Label = $"{id}", Target = id });
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _looks?.Dispose();
    }

    private protected override void Complete(WorkItem item)
    {
        _ended++;
        base.Complete(item);
    }

    private protected override string DescribeProgress() =>
        string.Create(CultureInfo.CurrentCulture, $"{_ended:N0} of {_ended + Open.Count:N0} versions ended");
}
