using System.Management.Automation;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Names;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Removes datasets and all of their versions from the catalog.</summary>
[Cmdlet(VerbsCommon.Remove, "EsDataset", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = ProjectLink.Help + "Remove-EsDataset.md")]
[OutputType(typeof(RemovedDataset))]
public sealed class RemoveEsDatasetCommand : ChangeCommand
{
    private const string IdSet = "Id";
    private const string NameSet = "Name";
    private const string LiteralNameSet = "LiteralName";
    private const string ObjectSet = "InputObject";
    private const int MaxName = 200;
    private const string NeverThere = "It was removed before, or never existed for this account.";

    // Several ids can refer to one dataset; removing it again would be an error.
    private readonly HashSet<Guid> _lookedUp = [];
    private readonly HashSet<Guid> _handled = [];
    private readonly HashSet<Guid> _written = [];
    private DatasetRemover? _remover;
    private WorkQueue? _lookups;
    private bool _isWarned;

    /// <summary>Gets or sets the ids of datasets or of any of their versions. The complete dataset is removed in both cases.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = IdSet)]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation("Remove-EsDataset -LiteralName")]
    public Guid[] DatasetId { get; set; } = null!;

    /// <summary>Gets or sets exact names, ignoring case, or wildcard patterns. Not from the pipeline: a row without an id must not be removed by its name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet)]
    [RequiredValue]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NamePatternCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Gets or sets names without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralNameSet)]
    [RequiredValue]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? LiteralName { get; set; }

    /// <summary>Gets or sets a dataset, a version, the result of adding a dataset, or a row of a table with a DatasetId.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ObjectSet)]
    [DatasetReferenceTransformation, ArgumentCompleter(typeof(ServiceTextCompleter))]
    public IDatasetReference InputObject { get; set; } = null!;

    /// <summary>Gets or sets a value that indicates whether the datasets stay on maps.</summary>
    [Parameter]
    public SwitchParameter KeepOnMaps { get; set; }

    /// <summary>Gets or sets a value that indicates whether to return the removed datasets.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Activity => "Removing datasets";

    private protected override string Done => "removed";

    private protected override string Unchanged => "already gone";

    private protected override string AdviceForUnknown => "Those that are unknown may have been removed; removing them again does no harm.";

    private protected override bool WritesResults => PassThru;

    private DatasetRemover Remover => _remover ??= new DatasetRemover(Client, removeFromMaps: !KeepOnMaps);

    // Look up ids first, so that the question shows a name and unknown ids are errors.
    private WorkQueue Lookups => _lookups ??= new WorkQueue(Dispatcher, new WorkLimits(ThrottleLimit, 4 * ThrottleLimit, ErrorsMayEnd), CompleteLookup);

    private bool IsAsked => IsWhatIf || IsConfirmed;

    private bool IsConfirmed => MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) ? LanguagePrimitives.IsTrue(given) : GetVariableValue("ConfirmPreference") is not ConfirmImpact.None;

    private protected override void ProcessItems()
    {
        switch (ParameterSetName)
        {
            case IdSet:
                ForEach(DatasetId, id => Label(id, name: null), id => Process(new DatasetToRemove(id)));
                break;
            case ObjectSet when InputObject is DatasetReference row:
                Process(new DatasetToRemove(row.DatasetId) { VersionId = row.DatasetVersionId, Name = row.Name });
                break;
            case ObjectSet:
                WarnOfOffset();
                Remove(InputObject);
                break;
            default:
                ForEach(FindNamed(LiteralName ?? Array.FindAll(Name!, IsMeant), isLiteral: LiteralName is not null), dataset => Label(dataset.DatasetId, dataset.Name), Remove);
                break;
        }
    }

    private protected override void FinishItems() => _lookups?.Finish();

    // "$misspelled*" arrives as *: where that would remove everything, it has to be said in another way.
    private bool IsMeant(string name)
    {
        var isMeant = name.Any(c => c is not ('*' or '?'));
        if (!isMeant)
        {
            WriteFailure(NameErrors.MatchesAll(name));
        }

        return isMeant;
    }

    private static Guid? VersionOf(IDatasetReference item) => item switch
    {
        Dataset dataset => dataset.DatasetVersionId,
        DatasetVersion version => version.DatasetVersionId,
        AddedDataset added => added.DatasetVersionId,
        _ => null,
    };

    private static string Label(Guid id, string? name) => name is null ? $"{id}" : $"{DisplayText.OneLine(name, MaxName)} ({id})";

    private void WarnOfOffset()
    {
        if (!_isWarned && OffsetListing.Contains(InputObject))
        {
            _isWarned = true;
            WriteWarning(OffsetListing.Warning);
        }
    }

    private void Remove(IDatasetReference dataset) => Remove(
        new DatasetToRemove(dataset.DatasetId) { DatasetId = dataset.DatasetId, VersionId = VersionOf(dataset), Name = dataset.Name },
        dataset);

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
        AddPending(label);
        Lookups.Add(new WorkItem<(DatasetVersion Version, bool IsGone)>(stop => remover.FindAsync(dataset, stop), found => RemoveFound(found.Version, found.IsGone, dataset.Id))
        {
            Label = label,
            Target = dataset.Id,
            AdviceWhenNotFound = NeverThere,
        });
    }

    private void CompleteLookup(WorkItem lookup)
    {
        RemovePending(lookup.Label);
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
            WriteVerbose($"{label} {(removed.Result == RemovedDataset.AlreadyGone ? "was removed before." : "is not in the catalog now; a response was lost, so it is unknown whether it ever was.")}");
        }

        if (PassThru)
        {
            WriteObject(removed);
        }
    }

    private void WriteNamedBefore(string label) => WriteVerbose($"{label} is a duplicate in the input, and is removed only once.");
}
