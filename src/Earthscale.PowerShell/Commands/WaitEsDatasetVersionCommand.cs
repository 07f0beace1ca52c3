using System.Globalization;
using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Waits for the optimizations of versions.</summary>
[Cmdlet(VerbsLifecycle.Wait, "EsDatasetVersion", DefaultParameterSetName = VersionSet, HelpUri = ProjectLink.Help + "Wait-EsDatasetVersion.md")]
[OutputType(typeof(DatasetVersion))]
public sealed class WaitEsDatasetVersionCommand : ParallelCommand
{
    private const string VersionSet = "Version";
    private const string DatasetSet = "Dataset";
    private const int MaxVersions = 1000;
    private SemaphoreSlim? _looks;
    private long _ended;

    /// <summary>Gets or sets the ids of versions. Piped datasets and the results of adding datasets provide theirs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = VersionSet)]
    [Alias("DatasetVersionId")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation("Get-EsDataset -LiteralName", " | Wait-EsDatasetVersion")]
    public Guid[] VersionId { get; set; } = null!;

    /// <summary>Gets or sets the ids of datasets, to wait for their latest versions.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DatasetSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation("Get-EsDataset -LiteralName", " | Wait-EsDatasetVersion")]
    public Guid[] DatasetId { get; set; } = null!;

    /// <summary>Gets or sets the time limit for each version, in seconds from its input, including retries. By default, there is no limit.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [ValidateRange(1, 604800)]
    [PSDefaultValue(Help = "No limit")]
    public override int? TimeoutSec { get; set; }

    /// <summary>Gets or sets the time between two polls of a version, in seconds. The default is 5.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [ValidateRange(0.05, 86400)]
    [PSDefaultValue(Value = 5)]
    public double PollingInterval { get; set; } = 5;

    private protected override string Activity => "Waiting for optimizations";

    private protected override int MaxOpen => MaxVersions;

    // A wait is not a request; the polls share a limit.
    private protected override int MaxUnderWay => MaxVersions;

    // The time limit covers the wait, and not a single poll.
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
            Begin(new WorkItem<DatasetVersion>(stop => waitAsync(id, wait, stop), WriteObject)
            {
                Label = $"{id}",
                Target = id,
                AdviceWhenNotFound = ParameterSetName == DatasetSet
                    ? $"If it is the id of a version: Wait-EsDatasetVersion -VersionId {id}"
                    : $"If it is the id of a dataset: Wait-EsDatasetVersion -DatasetId {id}",
            });
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
