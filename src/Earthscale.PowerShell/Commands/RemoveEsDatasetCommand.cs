using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Removes datasets with all of their versions from the catalog.</summary>
[Cmdlet(VerbsCommon.Remove, "EsDataset", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ProjectLink.Help + "Remove-EsDataset.md")]
[OutputType(typeof(RemovedDataset))]
public sealed class RemoveEsDatasetCommand : ChangeCommand
{
    private const string IdSet = "Id";
    private const string ObjectSet = "InputObject";
    private const int MaxName = 200;

    // Two versions of one dataset name the same dataset; removing it again would only be an error.
    private readonly HashSet<Guid> _asked = [];

    /// <summary>Ids of datasets, or of any of their versions; the whole dataset goes either way.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation]
    public Guid[] DatasetId { get; set; } = null!;

    /// <summary>A dataset, a version of one, or what adding it gave. Not an array: only so is it bound before its DatasetId, with its name for the question.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [ValidateNotNull]
    public IDatasetReference InputObject { get; set; } = null!;

    /// <summary>Leaves the datasets on the maps that show them.</summary>
    [Parameter]
    public SwitchParameter KeepOnMaps { get; set; }

    /// <summary>Gives what was removed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Removing datasets";

    private protected override string Done => "removed";

    private protected override string Unchanged => "already gone";

    private protected override string AdviceForUnknown => "Those that are unknown may have been removed; removing them again does no harm.";

    private protected override bool WritesResults => PassThru;

    private protected override void ProcessItems()
    {
        if (ParameterSetName == ObjectSet)
        {
            ForEach([InputObject], item => Label(item.DatasetId, item.Name), item => Remove(item.DatasetId, item.Name, item));
        }
        else
        {
            ForEach(DatasetId, id => Label(id, name: null), id => Remove(id, name: null, id));
        }
    }

    private static string Label(Guid id, string? name) => name is null ? $"{id}" : $"{DisplayText.OneLine(name, MaxName)} ({id})";

    private void Remove(Guid id, string? name, object target)
    {
        var label = Label(id, name);
        if (_asked.Contains(id))
        {
            WriteVerbose($"{label} was named before; it is not removed twice.");
            return;
        }

        if (!Confirm(label, label, KeepOnMaps ? "Remove dataset, leaving it on maps" : "Remove dataset, also from maps"))
        {
            return;
        }

        _asked.Add(id);
        var client = Client;
        Begin(new WorkItem<RemovedDataset>(cancel => client.RemoveAsync(id, removeFromMaps: !KeepOnMaps, cancel), removed => Write(removed with { Name = name }))
        {
            Label = label,
            Target = target,
            AdviceWhenUnknown = $"It may be gone all the same. Removing it again does no harm: Remove-EsDataset -DatasetId {id}",
        });
    }

    private void Write(RemovedDataset removed)
    {
        if (PassThru)
        {
            WriteObject(removed);
        }
    }
}
