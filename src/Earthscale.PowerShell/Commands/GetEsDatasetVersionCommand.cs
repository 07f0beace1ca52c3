using System.Globalization;
using System.Management.Automation;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Gets versions of datasets: the latest, or those with given ids.</summary>
[Cmdlet(VerbsCommon.Get, "EsDatasetVersion", DefaultParameterSetName = LatestSet, HelpUri = ProjectLink.Help + "Get-EsDatasetVersion.md")]
[OutputType(typeof(DatasetVersion))]
public sealed class GetEsDatasetVersionCommand : ParallelCommand
{
    private const string LatestSet = "Latest";
    private const string VersionSet = "Version";
    private const string NameSet = "Name";
    private const string LiteralNameSet = "LiteralName";
    private long _ended;

    /// <summary>Gets or sets the ids of datasets, to get their latest versions.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LatestSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation("Get-EsDatasetVersion -LiteralName")]
    public Guid[] DatasetId { get; set; } = null!;

    /// <summary>Gets or sets the ids of versions.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = VersionSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation("Get-EsDatasetVersion -LiteralName")]
    public Guid[] VersionId { get; set; } = null!;

    /// <summary>Gets or sets exact names of datasets, ignoring case, or wildcard patterns. Not from the pipeline: pipe ids, or use Get-EsDataset.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [RequiredValue]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NamePatternCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Gets or sets names of datasets, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralNameSet)]
    [RequiredValue]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? LiteralName { get; set; }

    private protected override string Activity => "Getting versions";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var client = Client;
        if (ParameterSetName == VersionSet)
        {
            Get(VersionId, client.GetVersionAsync);
        }
        else
        {
            Get((LiteralName ?? Name) is { } names ? FindNamed(names, isLiteral: LiteralName is not null).Select(dataset => dataset.DatasetId) : DatasetId, client.GetLatestVersionAsync);
        }
    }

    private protected override string DescribeProgress() => string.Create(CultureInfo.CurrentCulture, $"{_ended:N0} versions");

    private void Get(IEnumerable<Guid> ids, Func<Guid, CancellationToken, Task<DatasetVersion>> getAsync)
    {
        foreach (var id in ids)
        {
            Begin(new WorkItem<DatasetVersion>(stop => getAsync(id, stop), Write) { Label = $"{id}", Target = id, AdviceWhenNotFound = AdviceOtherId(id) });
        }
    }

    private string AdviceOtherId(Guid id) => ParameterSetName == VersionSet
        ? $"If it is the id of a dataset: Get-EsDatasetVersion -DatasetId {id}"
        : $"If it is the id of a version: Get-EsDatasetVersion -VersionId {id}";

    private void Write(DatasetVersion version)
    {
        _ended++;
        WriteObject(version);
    }
}
