using System.Collections.Concurrent;
using System.Management.Automation;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Pipeline;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Commands;

/// <summary>Adds datasets, or versions of existing datasets.</summary>
[Cmdlet(VerbsCommon.Add, "EsDataset", DefaultParameterSetName = TypedSet, SupportsShouldProcess = true, HelpUri = ProjectLink.Help + "Add-EsDataset.md")]
[OutputType(typeof(AddedDataset))]
public sealed class AddEsDatasetCommand : NewDatasetCommand
{
    private const int MaxOpenWhileWaiting = 1000;
    private readonly List<DatasetRow> _rows = [];
    private readonly Dictionary<string, DatasetRow> _named = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AddedDataset> _added = new(StringComparer.Ordinal);
    private PreparationWait _preparation = null!;

    private protected override string Activity => "Adding datasets";

    private protected override string Done => "added";

    private protected override string Unchanged => "already there";

    private protected override string AdviceForUnknown => "Those that are unknown may have been added: check with Get-EsDataset before you add them again, because that adds a second version.";

    private protected override bool WritesResults => true;

    private protected override int MaxOpen => Wait ? MaxOpenWhileWaiting : base.MaxOpen;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _preparation = new PreparationWait(ThrottleLimit, Dispatcher.Stopping);
    }

    private protected override void ProcessItems()
    {
        foreach (var row in ReadRows())
        {
            if (row.Error is { } error)
            {
                WriteFailure(error);
            }
            else if (SkipExisting)
            {
                _rows.Add(row);
            }
            else
            {
                WarnOfSecondVersion(row);
                Add(row, row.Dataset!);
            }
        }
    }

    private protected override void FinishItems()
    {
        if (SkipExisting && _rows.Count > 0)
        {
            var check = CheckNames();
            ForEach(_rows, row => row.Label, row => AddUnlessExisting(row, check));
        }
        else if (IsWhatIf && _named.Count > 0)
        {
            WriteWarning("-WhatIf sends no request, so it is unknown whether these names exist in the catalog. Existing names would get another version; -SkipExisting skips them, and checks for them with -WhatIf too.");
        }
    }

    private protected override string DescribeProgress() => Wait ? _preparation.Describe(Open.Count) : base.DescribeProgress();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _preparation?.Dispose();
    }

    private void WarnOfSecondVersion(DatasetRow row)
    {
        if (!_named.TryAdd(row.Name!, row))
        {
            WriteWarning($"{row.Subject}Row {_named[row.Name!].Number} has the same name, so this row adds a second version of that dataset. -SkipExisting adds only the first.");
        }
    }

    // Add nothing if the catalog could not be read completely.
    private NameCheck CheckNames()
    {
        try
        {
            return Dispatcher.Await(NameCheck.CreateAsync(Client, _rows, ThrottleLimit, Dispatcher.Stopping));
        }
        catch (EarthscaleException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(target: null));
            throw;
        }
    }

    private void AddUnlessExisting(DatasetRow row, NameCheck check)
    {
        if (check.FindExisting(row) is { } existing)
        {
            Skip(row, $"the catalog has dataset {existing.DatasetId} of this name", () => existing);
        }
        else if (check.FindConflict(row) is { } error)
        {
            WriteFailure(error);
        }
        else if (_named.TryAdd(row.Name!, row))
        {
            Add(row, row.Dataset!);
        }
        else
        {
            Skip(row, $"row {_named[row.Name!].Number} has the same name", () => _added.GetValueOrDefault(row.Name!));
        }
    }

    private void Skip(DatasetRow row, string reason, Func<AddedDataset?> find)
    {
        WriteVerbose($"{row.Subject}Not added: {reason}.");
        if (!IsWhatIf)
        {
            Begin(new WorkItem<AddedDataset?>(_ => Task.FromResult(find() is { } there ? there with { Status = AddedDatasetStatus.Skipped } : null), Write)
            {
                Label = row.Label,
                Target = row.Name!,
                ErrorPrefix = row.ErrorPrefix,
                Key = row.Name,
                Follow = Wait ? skipped => _preparation.WaitAsync(Client, skipped, dataset: null) : null,
                Unchanged = _ => true,
            });
        }
    }

    private void Add(DatasetRow row, NewDataset dataset)
    {
        if (!Confirm(row.Label, NewDatasetText.Of(dataset), "Add dataset"))
        {
            return;
        }

        var client = Client;
        Begin(new WorkItem<AddedDataset>(cancel => SendAsync(client, dataset, cancel), Write)
        {
            Label = row.Label,
            Target = dataset.Name,
            ErrorPrefix = row.ErrorPrefix,
            // An existing name gets a new version, so the last row of a name must be sent last.
            Key = dataset.Name,
            Follow = Wait ? added => _preparation.WaitAsync(client, added, dataset) : null,
            Describe = added => $"{row.Label} (dataset {added.DatasetId}, version {added.DatasetVersionId})",
            AdviceWhenUnknown = $"Check with Get-EsDataset -LiteralName {QuotedText.Of(dataset.Name)} before you add it again, because that adds a second version.",
        });
    }

    private async Task<AddedDataset> SendAsync(EarthscaleClient client, NewDataset dataset, CancellationToken cancel)
    {
        var added = await client.AddAsync(dataset, cancel).ConfigureAwait(false);
        _preparation.CountAdded();
        if (SkipExisting)
        {
            _added[dataset.Name] = added;
        }

        return added;
    }

    private void Write(AddedDataset? added)
    {
        if (added is not null)
        {
            WriteObject(added);
        }
    }
}
