using System.Management.Automation;
using Earthscale.PowerShell.Catalog;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Commands;

/// <summary>Synchronizes the catalog with a table or a saved plan.</summary>
/// <remarks>
/// All reading, comparing, and checking comes before the first change. The removals start only after all additions have
/// succeeded.
/// </remarks>
[Cmdlet(VerbsData.Sync, "EsDataset", SupportsShouldProcess = true, HelpUri = ProjectLink.Help + "Sync-EsDataset.md")]
[OutputType(typeof(DatasetSyncResult))]
public sealed class SyncEsDatasetCommand : PlanCommand, ICatalogSettings
{
    private readonly CatalogInput _input = new();

    /// <summary>Gets or sets a row of a table, as for Add-EsDataset, or a part of a plan from Compare-EsDataset.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
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
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [SupportsWildcards]
    public string[]? IgnoreTag { get; set; }

    /// <inheritdoc/>
    [Parameter]
    public SwitchParameter IncludeDigest { get; set; }

    /// <summary>Gets or sets a value that indicates whether to write equal rows too.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    /// <inheritdoc/>
    [Parameter]
    public SwitchParameter AllowEmpty { get; set; }

    /// <summary>Gets or sets a value that indicates whether to remove datasets in the scope that have no row.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>Gets or sets the maximum number of removals. With more, nothing is sent. The default is 10.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [ValidateRange(0, int.MaxValue)]
    [PSDefaultValue(Value = 10)]
    public int MaximumRemoval { get; set; } = 10;

    /// <summary>Gets or sets a value that indicates whether to adopt datasets of the input's names that are outside the scope.</summary>
    [Parameter]
    public SwitchParameter Adopt { get; set; }

    private bool IsConfirmed => MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) && !LanguagePrimitives.IsTrue(given);

    private protected override void ProcessItems() => _input.Add(InputObject);

    private protected override void FinishItems()
    {
        try
        {
            var plan = CreatePlan();
            WriteBlocked(plan);
            plan.CheckRemovals(MaximumRemoval);
            ChangedName.ThrowIfAny(ChangedName.Find(plan.Changes, Catalog, Reader.ReadSince(Catalog.Newest)));
            if (ConfirmRemovals(plan))
            {
                Send(plan);
                ReadBack();
            }
        }
        catch (FailedCheckException e)
        {
            ThrowTerminatingError(e.ToErrorRecord());
        }
        catch (EarthscaleException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(target: null));
        }
    }

    private SyncPlan CreatePlan()
    {
        if (!_input.IsPlan)
        {
            InputComparer.ThrowIfEmpty(_input, this);
            ThrowIfUnscoped(InputComparer.GetScope(this));
            (var rows, Catalog) = new InputComparer(this, Reader, Client.ApiUri.AbsoluteUri, WriteError).Compare(_input, WriteWarning);
            return SyncPlan.Of(rows, Prune, Adopt, AllowEmpty);
        }

        var items = SavedPlan.Read(_input.Items!, Client.ApiUri.AbsoluteUri);
        if (ManagedBy is not null || Name is not null || Tag is not null || IgnoreTag is not null || IncludeDigest || IncludeEqual)
        {
            throw new FailedCheckException(ErrorId.ScopeInPlan, ErrorCategory.InvalidArgument, "A saved plan contains its scope and its options. Omit -ManagedBy, -Name, -Tag, -IgnoreTag, -IncludeDigest, and -IncludeEqual, or compare again.");
        }

        ThrowIfUnscoped(CatalogScope.Parse(items[0].Scope));
        Catalog = Reader.ReadAll();
        ChangedName.ThrowIfAny(ChangedName.Find(items, Catalog));
        return SyncPlan.Of(SavedPlan.Recheck(items, Catalog), Prune, Adopt, AllowEmpty);
    }

    private void ThrowIfUnscoped(CatalogScope scope)
    {
        if (Prune && !scope.IsGiven)
        {
            throw new FailedCheckException(ErrorId.ScopeNeeded, ErrorCategory.InvalidArgument, "-Prune requires the part of the catalog that the input describes: use -ManagedBy, -Name, or -Tag. For the whole catalog, use -Name *.");
        }
    }

    // Blocked rows prevent removals.
    private void WriteBlocked(SyncPlan plan)
    {
        foreach (var change in plan.Rows.Where(change => change.Action == SyncAction.None))
        {
            CountUnapplied();
            WriteError(SyncMessages.Blocked(change));
            WriteResult(change, SyncStatus.NotSent);
        }

        foreach (var change in plan.Kept.Where(change => change.Reason is not (BlockReason.NothingInCommon or BlockReason.Protected)))
        {
            WriteResult(change, SyncStatus.NotSent);
        }

        foreach (var warning in SyncMessages.DescribeKept(plan))
        {
            WriteWarning(warning);
        }
    }

    private bool ConfirmRemovals(SyncPlan plan)
    {
        if (plan.Removals.Count == 0 || IsHalfApplied || IsConfirmed || IsWhatIf)
        {
            return true;
        }

        if (AskToContinue(plan))
        {
            return true;
        }

        WriteDeclined(plan);
        return false;
    }

    private bool AskToContinue(SyncPlan plan)
    {
        try
        {
            return ShouldContinue(SyncMessages.Question(plan, Client.ApiUri.AbsoluteUri), "Remove datasets");
        }
        catch (Exception e) when (e is not (PipelineStoppedException or FlowControlException))
        {
            // Hosts throw different exceptions if they cannot prompt.
            throw new FailedCheckException(ErrorId.ConfirmationNeeded, ErrorCategory.PermissionDenied, $"{plan.Removals.Count} datasets would be removed, but the host cannot prompt for confirmation. Check them with -WhatIf, then use -Confirm:$false.");
        }
    }
}
