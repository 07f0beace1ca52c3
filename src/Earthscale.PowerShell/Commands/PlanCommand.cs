using System.Management.Automation;
using System.Net;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Catalog;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Pipeline;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Commands;

/// <summary>The base of Sync-EsDataset: sends a plan. The removals start only after all additions have succeeded. At the end, it verifies the changes.</summary>
public abstract class PlanCommand : ChangeCommand
{
    private const string RemovalsSkipped = nameof(RemovalsSkipped);
    private const string Declined = nameof(Declined);
    private readonly Dictionary<WorkItem, PlannedChange> _begun = [];
    private readonly SentAdditions _sent = new();
    private DatasetRemover? _remover;
    private CatalogReader? _reader;
    private bool _additionsEnded;
    private int _unapplied;

    /// <summary>Gets or sets a value that indicates whether removed datasets stay on maps.</summary>
    [Parameter]
    public SwitchParameter KeepOnMaps { get; set; }

    private protected override string Activity => "Synchronizing the catalog";

    private protected override string Done => "changed";

    private protected override string Unchanged => "already gone";

    private protected override string AdviceForUnknown => "Those that are unknown may have been changed. Run the same command again: it compares again, and continues.";

    private protected override bool WritesResults => true;

    private protected CatalogReader Reader => _reader ??= new CatalogReader(Client, Dispatcher);

    /// <summary>The catalog of the plan.</summary>
    private protected CatalogSnapshot Catalog { get; set; } = null!;

    /// <summary>Whether a row was not applied, so that nothing may be removed.</summary>
    private protected bool IsHalfApplied => _unapplied > 0;

    /// <summary>Counts a row that was not applied.</summary>
    private protected void CountUnapplied() => _unapplied++;

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

    /// <summary>Sends a plan and waits for the outcomes.</summary>
    private protected void Send(SyncPlan plan)
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
                ErrorPrefix = SyncMessages.Subject(change.Comparison),
                Describe = added => $"{Label(change)} (dataset {added.DatasetId}, version {added.DatasetVersionId})",
                AdviceWhenUnknown = "Run the same command again: it compares again, and continues.",
            });
        }
    }

    private void Remove(PlannedChange change)
    {
        if (!_additionsEnded)
        {
            AwaitItems();
            _additionsEnded = true;
            if (IsHalfApplied)
            {
                WriteWarning("Nothing is removed, because not all rows of the input were applied. Correct them, and run the same command again.");
            }
        }

        if (IsHalfApplied)
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
                AdviceWhenUnknown = "Run the same command again: it compares again, and continues.",
            });
        }
    }

    private void Write(PlannedChange change, AddedDataset added)
    {
        _sent.Add(change, added);
        if (SyncMessages.DescribeOtherDataset(change, added, Catalog) is { } warning)
        {
            WriteWarning(warning);
        }

        WriteObject(change.Result(SyncStatus.Done) with { DatasetId = added.DatasetId, DatasetVersionId = added.DatasetVersionId });
    }

    /// <summary>Reads the recent changes of the catalog, and warns of differences from the requests.</summary>
    private protected void ReadBack()
    {
        foreach (var warning in _sent.ReadBack(Reader, Catalog))
        {
            WriteWarning(warning);
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
            // The catalog had it when it was read.
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

    /// <summary>Writes the result of a change that was not sent, except with -WhatIf.</summary>
    private protected void WriteResult(PlannedChange change, SyncStatus status, string? reason = null)
    {
        if (!IsWhatIf)
        {
            WriteObject(change.Result(status, reason));
        }
    }

    /// <summary>Writes the results of a declined plan.</summary>
    private protected void WriteDeclined(SyncPlan plan)
    {
        foreach (var change in plan.Changes)
        {
            WriteResult(change, SyncStatus.NotSent, Declined);
        }
    }

    private static string Label(PlannedChange change) => $"{DisplayText.OneLine(change.Comparison.Name, 200)} ({change.Action})";
}
