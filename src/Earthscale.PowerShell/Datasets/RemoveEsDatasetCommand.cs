using System.Management.Automation;
using Earthscale.PowerShell.Completion;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Datasets;

/// <summary>Removes datasets with all of their versions from the catalogue.</summary>
[Cmdlet(VerbsCommon.Remove, "EsDataset", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RemovedDataset))]
public sealed class RemoveEsDatasetCommand : EsCommand
{
    private const string IdSet = "Id";
    private const string ObjectSet = "InputObject";
    private OrderedWork? _work;

    /// <summary>Ids of datasets, or of any of their versions; the whole dataset goes either way.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    public Guid[] DatasetId { get; set; } = null!;

    /// <summary>Datasets, versions, or what adding them gave.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public IDatasetReference[] InputObject { get; set; } = null!;

    /// <summary>Leaves the datasets on the maps that show them.</summary>
    [Parameter]
    public SwitchParameter KeepOnMaps { get; set; }

    /// <summary>How many requests run at a time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Gives what was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _work = new OrderedWork(Thread, ThrottleLimit);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ObjectSet)
        {
            foreach (var item in InputObject)
            {
                Remove(item.DatasetId, item.Name, item);
            }
        }
        else
        {
            foreach (var id in DatasetId)
            {
                Remove(id, name: null, id);
            }
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

    private void Remove(Guid id, string? name, object target)
    {
        var what = name is null ? $"{id}" : $"{DisplayText.OneLine(name, 200)} ({id})";
        if (!ShouldProcess(what, KeepOnMaps ? "Remove dataset, leaving it on maps" : "Remove dataset, also from maps"))
        {
            return;
        }

        var client = Client;
        _work!.Add(stop => client.RemoveAsync(id, removeFromMaps: !KeepOnMaps, stop), outcome => Write(name, target, outcome));
    }

    private void Write(string? name, object target, Func<RemovedDataset> outcome)
    {
        try
        {
            var removed = outcome();
            if (PassThru)
            {
                WriteObject(removed with { Name = name });
            }
        }
        catch (EarthscaleException e)
        {
            Report(e, target);
        }
    }
}
