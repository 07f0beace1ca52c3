using System.Management.Automation;
using Earthscale.Client.Datasets;
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
    private const string NeverThere = "It was removed before, or it never existed for this account.";

    // Several ids can name one dataset; removing it again would only be an error.
    private readonly HashSet<Guid> _lookedUp = [];
    private readonly HashSet<Guid> _handled = [];
    private readonly HashSet<Guid> _written = [];
    private DatasetRemover? _remover;
    private WorkQueue? _lookups;

    /// <summary>Ids of datasets, or of any of their versions; the whole dataset goes either way.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation]
    public Guid[] DatasetId { get; set; } = null!;

    /// <summary>The dataset's name in a table that has ids too, for the question.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [AllowNull]
    [AllowEmptyString]
    public string? Name { get; set; }

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

    private DatasetRemover Remover => _remover ??= new DatasetRemover(Client, removeFromMaps: !KeepOnMaps);

    // Nobody is asked about an id that may not exist, or about a dataset whose name is not shown.
    private WorkQueue Lookups => _lookups ??= new WorkQueue(Dispatcher, new WorkLimits(ThrottleLimit, 4 * ThrottleLimit, ErrorsMayEnd), CompleteLookup);

    private bool IsAsked => IsWhatIf || IsConfirmed;

    private bool IsConfirmed => MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) ? LanguagePrimitives.IsTrue(given) : GetVariableValue("ConfirmPreference") is not ConfirmImpact.None;

    private protected override void ProcessItems()
    {
        if (ParameterSetName == ObjectSet)
        {
            Remove(
                new DatasetToRemove(InputObject.DatasetId) { DatasetId = InputObject.DatasetId, VersionId = VersionOf(InputObject), Name = InputObject.Name },
                InputObject);
        }
        else
        {
            var name = string.IsNullOrEmpty(Name) ? null : Name;
            ForEach(DatasetId, id => Label(id, name), id => Process(new DatasetToRemove(id) { Name = name }));
        }
    }

    private protected override void FinishItems() => _lookups?.Finish();

    private static Guid? VersionOf(IDatasetReference item) => item switch
    {
        Dataset dataset => dataset.DatasetVersionId,
        DatasetVersion version => version.DatasetVersionId,
        AddedDataset added => added.DatasetVersionId,
        _ => null,
    };

    private static string Label(Guid id, string? name) => name is null ? $"{id}" : $"{DisplayText.OneLine(name, MaxName)} ({id})";

    private void Process(DatasetToRemove dataset)
    {
        if (!IsAsked)
        {
            Remove(dataset, dataset.Id);
        }
        else if (_lookedUp.Add(dataset.Id))
        {
            LookUp(dataset);
        }
        else
        {
            WriteNamedBefore(Label(dataset.Id, dataset.Name));
        }
    }

    private void LookUp(DatasetToRemove dataset)
    {
        var remover = Remover;
        var label = Label(dataset.Id, dataset.Name);
        Expect(label);
        Lookups.Add(new WorkItem<(DatasetVersion Version, bool IsGone)>(stop => remover.FindAsync(dataset.Id, stop), found => RemoveFound(found.Version, found.IsGone, dataset.Id))
        {
            Label = label,
            Target = dataset.Id,
            AdviceWhenNotFound = NeverThere,
        });
    }

    private void CompleteLookup(WorkItem lookup)
    {
        Forget(lookup.Label);
        if (lookup.Error is not null)
        {
            Count(ChangeOutcome.Failed);
        }

        WriteOutcome(lookup);
    }

    private void RemoveFound(DatasetVersion found, bool isGone, Guid asked)
    {
        if (!isGone)
        {
            Remove(new DatasetToRemove(found.DatasetId) { DatasetId = found.DatasetId, VersionId = found.DatasetVersionId, Name = found.Name }, asked);
            return;
        }

        Count(ChangeOutcome.Unchanged);
        Write(new RemovedDataset { Name = found.Name, DatasetId = found.DatasetId, MarkerVersionId = null, Result = RemovedDataset.AlreadyGone });
    }

    private void Remove(DatasetToRemove dataset, object target)
    {
        var label = Label(dataset.Id, dataset.Name);
        if (!_handled.Add(dataset.Id))
        {
            WriteNamedBefore(label);
            return;
        }

        if (!Confirm(label, label, KeepOnMaps ? "Remove dataset, leaving it on maps" : "Remove dataset, also from maps"))
        {
            return;
        }

        var remover = Remover;
        Begin(new WorkItem<RemovedDataset>(cancel => remover.RemoveAsync(dataset, cancel), Write)
        {
            Label = label,
            Target = target,
            Unchanged = removed => removed.Result != RemovedDataset.Removed || _written.Contains(removed.DatasetId),
            Describe = removed => Label(removed.DatasetId, removed.Name),
            AdviceWhenUnknown = $"Removing it again does no harm: Remove-EsDataset -DatasetId {dataset.Id}",
            AdviceWhenNotFound = NeverThere,
        });
    }

    private void Write(RemovedDataset removed)
    {
        var label = Label(removed.DatasetId, removed.Name);
        if (!_written.Add(removed.DatasetId))
        {
            WriteNamedBefore(label);
            return;
        }

        if (removed.Result != RemovedDataset.Removed)
        {
            WriteVerbose($"{label} {(removed.Result == RemovedDataset.AlreadyGone ? "had been removed before." : "is not in the catalog now; a response was lost, so that nobody knows whether it ever was.")}");
        }

        if (PassThru)
        {
            WriteObject(removed);
        }
    }

    private void WriteNamedBefore(string label) => WriteVerbose($"{label} was named before; it is not removed twice.");
}
