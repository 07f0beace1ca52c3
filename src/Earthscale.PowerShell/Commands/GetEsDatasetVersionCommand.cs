using System.Management.Automation;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Gets versions of datasets in full: the latest, or those with the ids given.</summary>
[Cmdlet(VerbsCommon.Get, "EsDatasetVersion", DefaultParameterSetName = LatestSet, HelpUri = ProjectLink.Help + "Get-EsDatasetVersion.md")]
[OutputType(typeof(DatasetVersion))]
public sealed class GetEsDatasetVersionCommand : EsCommand
{
    private const string LatestSet = "Latest";
    private const string VersionSet = "Version";
    private OrderedWork? _work;

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

    /// <summary>How many requests run at a time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _work = new OrderedWork(Dispatcher, ThrottleLimit);

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

    /// <inheritdoc/>
    protected override void EndProcessing() => _work?.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _work?.Dispose();
    }

    private void Get(Guid[] ids, Func<Guid, CancellationToken, Task<DatasetVersion>> get)
    {
        foreach (var id in ids)
        {
            _work!.Add(stop => get(id, stop), outcome => Write(id, outcome));
        }
    }

    private void Write(Guid id, Func<DatasetVersion> outcome)
    {
        try
        {
            WriteObject(outcome());
        }
        catch (EarthscaleException e)
        {
            Report(e, id);
        }
    }
}
