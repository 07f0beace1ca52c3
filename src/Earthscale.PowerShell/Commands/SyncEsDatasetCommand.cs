using System.Management.Automation;
using System.Net;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Catalog;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Commands;

/// <summary>Makes the catalog what a table, or a saved plan, says.</summary>
/// <remarks>
/// Everything is read, compared and guarded before anything is sent; then come the additions, and the removals only
/// when all of them are done.
/// </remarks>
[Cmdlet(VerbsData.Sync, "EsDataset", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = ProjectLink.Help + "Sync-EsDataset.md")]
[OutputType(typeof(DatasetSyncResult))]
public sealed class SyncEsDatasetCommand : ChangeCommand, ICatalogSettings
{
    private const string RemovalsSkipped = nameof(RemovalsSkipped);
    private const string Declined = nameof(Declined);
    private readonly CatalogInput _input = new();
    private readonly Dictionary<WorkItem, PlannedChange> _begun = [];
    private readonly List<(PlannedChange Change, AddedDataset Added)> _added = [];
    private DatasetRemover? _remover;
    private CatalogReader _reader = null!;
    private CatalogSnapshot _catalog = null!;
    private bool _additionsEnded;
    private int _unapplied;

    /// <summary>Rows of a table, as Add-EsDataset takes them, or a plan that Compare-EsDataset wrote.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [RequiredValue]
    public string? ManagedBy { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [RequiredValue]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NamePatternCompleter))]
    public string[]? Name { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [TagFilterTransformation]
    [ArgumentCompleter(typeof(TagCompleter))]
    public TagFilter[]? Tag { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [RequiredValue]
    [SupportsWildcards]
    public string[]? IgnoreTag { get; set; }

    /// <inheritdoc/>
    [Parameter]
    public SwitchParameter IncludeDigest { get; set; }

    /// <summary>Writes rows that do not differ, too.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    /// <inheritdoc/>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    /// <summary>Removes what is in the scope and in no row.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>How many datasets may be removed, 10 by default; with more to remove, nothing is sent.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumRemoval { get; set; } = 10;

    /// <summary>Takes over datasets of the input's names that are outside the scope.</summary>
    [Parameter]
    public SwitchParameter Adopt { get; set; }

    /// <summary>Leaves removed datasets on the maps that show them.</summary>
    [Parameter]
    public SwitchParameter KeepOnMaps { get; set; }

    private protected override string Activity => "Synchronizing the catalog";

    private protected override string Done => "changed";

    private protected override string Unchanged => "already gone";

    private protected override string AdviceForUnknown => "Those that are unknown may have been changed. Run the same command again: it compares anew, and goes on.";

    private protected override bool WritesResults => true;

    private bool IsConfirmed => MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) && !LanguagePrimitives.IsTrue(given);

    private protected override void ProcessItems() => _input.Add(InputObject);

    private protected override void FinishItems()
    {
        try
        {
            var plan = MakePlan();
            WriteBlocked(plan);
            plan.CheckRemovals(MaximumRemoval);
            MovedName.ThrowIfAny(MovedName.Find(plan.Changes, _catalog, _reader.ReadSince(_catalog.Newest)));
            if (Ask(plan))
            {
                Send(plan);
                ReadBack();
            }
        }
        catch (GuardException e)
        {
            ThrowTerminatingError(e.ToErrorRecord());
        }
        catch (EarthscaleException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(target: null));
        }
    }

    /// <inheritdoc/>
    private protected override void Complete(WorkItem item)
    {
        _begun.Remove(item, out var change);
        _unapplied += item.HasResult ? 0 : 1;
        base.Complete(item);
        if (item.Error is EarthscaleException e && !item.HasResult)
        {
            WriteObject(change!.Result(e.OutcomeUnknown ? SyncStatus.Uncertain : SyncStatus.Failed, e.ToErrorRecord(target: null).FullyQualifiedErrorId));
        }
    }

    private SyncPlan MakePlan()
    {
        _reader = new CatalogReader(Client, Dispatcher);
        if (!_input.IsPlan)
        {
            ThrowIfUnscoped(InputComparer.Scope(this));
            (var rows, _catalog) = new InputComparer(this, _reader, Client.ApiUri.AbsoluteUri, WriteError).Compare(_input, WriteWarning);
            return SyncPlan.Of(rows, Prune, Adopt, AllowEmpty);
        }

        if (ManagedBy is not null || Name is not null || Tag is not null || IgnoreTag is not null || IncludeDigest || IncludeEqual)
        {
            throw new GuardException("ScopeInPlan", ErrorCategory.InvalidArgument, "A saved plan holds its scope and how it was compared. Omit -ManagedBy, -Name, -Tag, -IgnoreTag, -IncludeDigest and -IncludeEqual, or compare again. Nothing was sent.");
        }

        var items = SavedPlan.Read(_input.Items!, Client.ApiUri.AbsoluteUri);
        ThrowIfUnscoped(CatalogScope.Parse(items[0].Scope));
        _catalog = _reader.ReadAll();
        MovedName.ThrowIfAny(MovedName.Find(items, _catalog));
        return SyncPlan.Of(SavedPlan.Recheck(items, _catalog), Prune, Adopt, AllowEmpty);
    }

    private void ThrowIfUnscoped(CatalogScope scope)
    {
        if (Prune && !scope.IsGiven)
        {
            throw new GuardException("ScopeNeeded", ErrorCategory.InvalidArgument, "-Prune needs to know which part of the catalog the input describes: give -ManagedBy, -Name or -Tag. For the whole catalog, give -Name *. Nothing was sent.");
        }
    }

    // What is not done although the input asks for it; removals then wait until it is settled.
    private void WriteBlocked(SyncPlan plan)
    {
        foreach (var change in plan.Rows.Where(change => change.Action == SyncAction.None))
        {
            _unapplied++;
            WriteError(SyncErrors.Blocked(change));
            WriteResult(change, SyncStatus.NotSent);
        }

        foreach (var change in plan.Kept.Where(change => change.Reason is not (BlockReason.NothingInCommon or BlockReason.Protected)))
        {
            WriteResult(change, SyncStatus.NotSent);
        }

        foreach (var warning in SyncErrors.DescribeKept(plan))
        {
            WriteWarning(warning);
        }
    }

    private bool Ask(SyncPlan plan)
    {
        if (plan.Removals.Count == 0 || _unapplied > 0 || IsConfirmed || IsWhatIf)
        {
            return true;
        }

        if (AskToContinue(plan))
        {
            return true;
        }

        foreach (var change in plan.Changes)
        {
            WriteResult(change, SyncStatus.NotSent, Declined);
        }

        return false;
    }

    private bool AskToContinue(SyncPlan plan)
    {
        try
        {
            return ShouldContinue(SyncErrors.Question(plan, Client.ApiUri.AbsoluteUri), "Remove datasets");
        }
        catch (Exception e) when (e is not (PipelineStoppedException or FlowControlException))
        {
            // Hosts differ in what they throw when there is nobody to ask.
            throw new GuardException("ConfirmationNeeded", ErrorCategory.PermissionDenied, $"{plan.Removals.Count} datasets would be removed, and nobody can be asked here. Look at them with -WhatIf, then give -Confirm:$false. Nothing was sent.");
        }
    }

    private void Send(SyncPlan plan)
    {
        ForEach([.. plan.Changes], Label, change =>
        {
            if (change.Action == SyncAction.Remove)
            {
                Remove(change);
            }
            else
            {
                Add(change);
            }
        });
        AwaitItems();
    }

    private void Add(PlannedChange change)
    {
        var (client, request) = (Client, change.Request!);
        if (Confirm(change, NewDatasetText.Of(request), change.Action == SyncAction.Add ? "Add dataset" : "Add version of dataset"))
        {
            Begin(change, new WorkItem<AddedDataset>(cancel => client.AddAsync(request, cancel), added => Write(change, added))
            {
                Label = Label(change),
                Target = change.Comparison.Name,
                ErrorPrefix = SyncErrors.Subject(change.Comparison),
                Describe = added => $"{Label(change)} (dataset {added.DatasetId}, version {added.DatasetVersionId})",
                AdviceWhenUnknown = "It may have been added all the same. Run the same command again: it compares anew, and goes on.",
            });
        }
    }

    private void Remove(PlannedChange change)
    {
        if (!_additionsEnded)
        {
            AwaitItems();
            _additionsEnded = true;
            if (_unapplied > 0)
            {
                WriteWarning("Nothing is removed, since not all rows of the input were applied. Settle them, and run the same command again.");
            }
        }

        if (_unapplied > 0)
        {
            WriteResult(change, SyncStatus.NotSent, RemovalsSkipped);
            return;
        }

        var (remover, id) = (_remover ??= new DatasetRemover(Client, removeFromMaps: !KeepOnMaps), change.Comparison.DatasetId!.Value);
        var dataset = new DatasetToRemove(id) { DatasetId = id, VersionId = change.Comparison.DatasetVersionId, Name = change.Comparison.Name };
        if (Confirm(change, $"{DisplayText.OneLine(change.Comparison.Name, 200)} ({id})", KeepOnMaps ? "Remove dataset, leaving it on maps" : "Remove dataset, also from maps"))
        {
            Begin(change, new WorkItem<RemovedDataset>(cancel => RemoveAsync(remover, dataset, cancel), removed => WriteObject(change.Result(SyncStatus.Done) with { DatasetVersionId = removed.MarkerVersionId }))
            {
                Label = Label(change),
                Target = change.Comparison.Name,
                Unchanged = removed => removed.Result != RemovedDataset.Removed,
                AdviceWhenUnknown = "It may be gone all the same. Run the same command again: it compares anew, and goes on.",
            });
        }
    }

    private void Write(PlannedChange change, AddedDataset added)
    {
        _added.Add((change, added));
        if (SyncErrors.DescribeOtherDataset(change, added, _catalog) is { } warning)
        {
            WriteWarning(warning);
        }

        WriteObject(change.Result(SyncStatus.Done) with { DatasetId = added.DatasetId, DatasetVersionId = added.DatasetVersionId });
    }

    // One look at what has changed since the catalog was read; the changes are made, whatever it finds.
    private void ReadBack()
    {
        if (_added.Count == 0)
        {
            return;
        }

        try
        {
            foreach (var warning in SyncErrors.DescribeUnconverged(_added, _reader.ReadSince(_catalog.Newest)))
            {
                WriteWarning(warning);
            }
        }
        catch (GuardException e)
        {
            WriteWarning($"NotConverged: whether the catalog is now as the input says is not known. {e.Message}");
        }
    }

    private static async Task<RemovedDataset> RemoveAsync(DatasetRemover remover, DatasetToRemove dataset, CancellationToken cancel)
    {
        try
        {
            return await remover.RemoveAsync(dataset, cancel).ConfigureAwait(false);
        }
        catch (ServiceException e) when (e is { StatusCode: HttpStatusCode.NotFound, ErrorClass: not null })
        {
            // The catalog had it a moment ago.
            return new RemovedDataset { Name = dataset.Name, DatasetId = dataset.Id, MarkerVersionId = null, Result = RemovedDataset.AlreadyGone };
        }
    }

    private bool Confirm(PlannedChange change, string question, string action)
    {
        if (Confirm(Label(change), question, action))
        {
            return true;
        }

        if (!IsWhatIf)
        {
            _unapplied++;
            WriteResult(change, SyncStatus.NotSent, Declined);
        }

        return false;
    }

    private void Begin(PlannedChange change, WorkItem item)
    {
        _begun.Add(item, change);
        Begin(item);
    }

    private void WriteResult(PlannedChange change, SyncStatus status, string? reason = null)
    {
        if (!IsWhatIf)
        {
            WriteObject(change.Result(status, reason));
        }
    }

    private static string Label(PlannedChange change) => $"{DisplayText.OneLine(change.Comparison.Name, 200)} ({change.Action})";
}
