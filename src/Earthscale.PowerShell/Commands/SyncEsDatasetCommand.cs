using System.Management.Automation;
using Earthscale.PowerShell.Catalog;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Commands;

/// <summary>Makes the catalog what a table, or a saved plan, says.</summary>
/// <remarks>
/// Everything is read, compared and guarded before anything is sent; then come the additions, and the removals only
/// when all of them are done.
/// </remarks>
[Cmdlet(VerbsData.Sync, "EsDataset", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = ProjectLink.Help + "Sync-EsDataset.md")]
[OutputType(typeof(DatasetSyncResult))]
public sealed class SyncEsDatasetCommand : PlanCommand, ICatalogSettings
{
    private readonly CatalogInput _input = new();

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
    [PSDefaultValue(Value = 10)]
    public int MaximumRemoval { get; set; } = 10;

    /// <summary>Takes over datasets of the input's names that are outside the scope.</summary>
    [Parameter]
    public SwitchParameter Adopt { get; set; }

    private bool IsConfirmed => MyInvocation.BoundParameters.TryGetValue("Confirm", out var given) && !LanguagePrimitives.IsTrue(given);

    private protected override void ProcessItems() => _input.Add(InputObject);

    private protected override void FinishItems()
    {
        try
        {
            var plan = MakePlan();
            WriteBlocked(plan);
            plan.CheckRemovals(MaximumRemoval);
            MovedName.ThrowIfAny(MovedName.Find(plan.Changes, Catalog, Reader.ReadSince(Catalog.Newest)));
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

    private SyncPlan MakePlan()
    {
        if (!_input.IsPlan)
        {
            ThrowIfUnscoped(InputComparer.Scope(this));
            (var rows, Catalog) = new InputComparer(this, Reader, Client.ApiUri.AbsoluteUri, WriteError).Compare(_input, WriteWarning);
            return SyncPlan.Of(rows, Prune, Adopt, AllowEmpty);
        }

        if (ManagedBy is not null || Name is not null || Tag is not null || IgnoreTag is not null || IncludeDigest || IncludeEqual)
        {
            throw new GuardException("ScopeInPlan", ErrorCategory.InvalidArgument, "A saved plan holds its scope and how it was compared. Omit -ManagedBy, -Name, -Tag, -IgnoreTag, -IncludeDigest and -IncludeEqual, or compare again. Nothing was sent.");
        }

        var items = SavedPlan.Read(_input.Items!, Client.ApiUri.AbsoluteUri);
        ThrowIfUnscoped(CatalogScope.Parse(items[0].Scope));
        Catalog = Reader.ReadAll();
        MovedName.ThrowIfAny(MovedName.Find(items, Catalog));
        return SyncPlan.Of(SavedPlan.Recheck(items, Catalog), Prune, Adopt, AllowEmpty);
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
            CountUnapplied();
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
            return ShouldContinue(SyncErrors.Question(plan, Client.ApiUri.AbsoluteUri), "Remove datasets");
        }
        catch (Exception e) when (e is not (PipelineStoppedException or FlowControlException))
        {
            // Hosts differ in what they throw when there is nobody to ask.
            throw new GuardException("ConfirmationNeeded", ErrorCategory.PermissionDenied, $"{plan.Removals.Count} datasets would be removed, and nobody can be asked here. Look at them with -WhatIf, then give -Confirm:$false. Nothing was sent.");
        }
    }
}
