using System.Management.Automation;
using Earthscale.PowerShell.Catalog;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Commands;

/// <summary>Compares a table of datasets with the catalog, and changes nothing.</summary>
[Cmdlet(VerbsData.Compare, "EsDataset", HelpUri = ProjectLink.Help + "Compare-EsDataset.md")]
[OutputType(typeof(DatasetComparison))]
public sealed class CompareEsDatasetCommand : EsCommand, ICatalogSettings
{
    private readonly CatalogInput _input = new();

    /// <inheritdoc cref="SyncEsDatasetCommand.InputObject"/>
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

    /// <inheritdoc/>
    protected override void ProcessRecord() => _input.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            if (_input.IsPlan)
            {
                throw new FailedCheckException(ErrorId.PlanIsNoInput, ErrorCategory.InvalidArgument, "The input is a saved plan, but Compare-EsDataset requires rows. Apply a plan with Sync-EsDataset.");
            }

            InputComparer.ThrowIfEmpty(_input, this);
            var comparer = new InputComparer(this, new CatalogReader(Client, Dispatcher), Client.ApiUri.AbsoluteUri, WriteError);
            foreach (var item in comparer.Compare(_input, WriteWarning).Items)
            {
                if (IncludeEqual || item.Result != ComparisonResult.Equal)
                {
                    WriteObject(item);
                }
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
}
