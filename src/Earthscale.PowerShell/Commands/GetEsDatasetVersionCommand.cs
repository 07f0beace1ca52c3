using System.Globalization;
using System.Management.Automation;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Gets versions of datasets in full: the latest, or those with the ids given.</summary>
[Cmdlet(VerbsCommon.Get, "EsDatasetVersion", DefaultParameterSetName = LatestSet, HelpUri = ProjectLink.Help + "Get-EsDatasetVersion.md")]
[OutputType(typeof(DatasetVersion))]
public sealed class GetEsDatasetVersionCommand : ParallelCommand
{
    private const string LatestSet = "Latest";
    private const string VersionSet = "Version";
    private long _ended;

    /// <summary>Datasets, whose latest versions are wanted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LatestSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation]
    public Guid[] DatasetId { get; set; } = null!;

    /// <summary>Versions.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = VersionSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation]
    public Guid[] VersionId { get; set; } = null!;

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
            Get(DatasetId, client.GetLatestVersionAsync);
        }
    }

    private protected override string DescribeProgress() => string.Create(CultureInfo.CurrentCulture, $"{_ended:N0} versions");

    private void Get(Guid[] ids, Func<Guid, CancellationToken, Task<DatasetVersion>> getAsync)
    {
        foreach (var id in ids)
        {
            Begin(new WorkItem<DatasetVersion>(stop => getAsync(id, stop), Write) { Label = $"{id}", Target = id });
        }
    }

    private void Write(DatasetVersion version)
    {
        _ended++;
        WriteObject(version);
    }
}
