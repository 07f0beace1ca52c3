using System.Management.Automation;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Commands;

/// <summary>Registers datasets, or further versions of those that bear the same names.</summary>
[Cmdlet(VerbsCommon.Add, "EsDataset", DefaultParameterSetName = TypedSet, SupportsShouldProcess = true, HelpUri = ProjectLink.Help + "Add-EsDataset.md")]
[OutputType(typeof(AddedDataset))]
public sealed class AddEsDatasetCommand : ChangeCommand
{
    private const string TypedSet = "Typed";
    private const string RowSet = "Row";
    private const int MaxOpenWhileWaiting = 1000;
    private DatasetTable _table = null!;
    private SemaphoreSlim? _looks;

    /// <summary>The name; that of an existing dataset makes a further version of it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TypedSet)]
    [Parameter(Position = 0, ParameterSetName = RowSet)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NameCompleter))]
    [RowScript]
    public string? Name { get; set; }

    /// <summary>Where the files are; several only for images, where an asterisk is a wildcard. In a table's cell, parted by semicolons.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = TypedSet)]
    [Parameter(Position = 1, ParameterSetName = RowSet)]
    [Alias("Urls")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [RowScript]
    public string[]? Url { get; set; }

    /// <summary>A row of a table, such as Import-Csv or ConvertFrom-Json gives: its columns bear the parameters' names.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RowSet)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>What the dataset is read from: Image, Zarr, Vector or TileServer; inferred from the URL where that is unambiguous.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnumNameCompleter<SourceType>))]
    [RowScript]
    public string? Type { get; set; }

    /// <summary>Tags: a hashtable, or <c>key:value;key2:value2</c>.</summary>
    [Parameter]
    [Alias("Tags")]
    public object? Tag { get; set; }

    /// <summary>Whether the service prepares fast tiles: Auto, On or Off.</summary>
    [Parameter]
    [Alias("visualization_optimization")]
    [ArgumentCompleter(typeof(EnumNameCompleter<OptimizationMode>))]
    [RowScript]
    public string? VisualizationOptimization { get; set; }

    /// <summary>Dimensions along which many values are read for one pixel. In a table's cell, parted by semicolons.</summary>
    [Parameter]
    [Alias("PixelInfoOptimizations", "pixel_info_optimizations")]
    [RowScript]
    public string[]? PixelInfoOptimization { get; set; }

    /// <summary>Images: the bands to add; all where left out. In a table's cell, parted by semicolons.</summary>
    [Parameter]
    [Alias("Bands")]
    [RowScript]
    public string[]? Band { get; set; }

    /// <summary>Images: the dimension to group by, as Open Data Cube names it, such as time.</summary>
    [Parameter]
    [RowScript]
    public string? GroupBy { get; set; }

    /// <summary>Images: how a date stands in a file name, in strftime codes, such as %Y-%m-%d.</summary>
    [Parameter]
    [Alias("filename_date_pattern")]
    [RowScript]
    public string? FilenameDatePattern { get; set; }

    /// <summary>Images: which file name patterns belong to which band, such as @{'*_B04.tif'='red'}.</summary>
    [Parameter]
    [Alias("filename_band_pattern")]
    public object? FilenameBandPattern { get; set; }

    /// <summary>Zarr: dimensions to rename, such as @{latitude='y'}.</summary>
    [Parameter]
    public object? Rename { get; set; }

    /// <summary>Waits until the service has prepared each dataset for fast reading, before it is given.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private protected override string Activity => "Adding datasets";

    private protected override string Done => "added";

    private protected override string Unchanged => "already there";

    private protected override string AdviceForUnknown => "Those that are unknown may have been added: look with Get-EsDataset before you add them again, since that makes a second version.";

    private protected override bool WritesResults => true;

    private protected override int MaxOpen => Wait ? MaxOpenWhileWaiting : base.MaxOpen;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var typed = Enum.GetValues<DatasetColumn>()
            .Where(column => MyInvocation.BoundParameters.ContainsKey($"{column}"))
            .ToDictionary(column => column, column => RowScriptAttribute.Resolve(MyInvocation.BoundParameters[$"{column}"]));
        _table = new DatasetTable(typed, WriteWarning);
        _looks = new SemaphoreSlim(ThrottleLimit);
    }

    private protected override void ProcessItems()
    {
        foreach (var row in ParameterSetName == RowSet ? _table.Read(InputObject) : [_table.ReadTyped()])
        {
            if (row.Error is { } error)
            {
                Count(ChangeOutcome.Failed);
                WriteError(error);
            }
            else if (Confirm(Label(row.Dataset!), NewDatasetText.Of(row.Dataset!), "Add dataset"))
            {
                Add(row, row.Dataset!);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _looks?.Dispose();
    }

    private static string Label(NewDataset dataset) => DisplayText.OneLine(dataset.Name, 200);

    private void Add(DatasetRow row, NewDataset dataset)
    {
        var client = Client;
        var label = Label(dataset);
        Begin(new WorkItem<AddedDataset>(cancel => client.AddAsync(dataset, cancel), WriteObject)
        {
            Label = label,
            Target = dataset.Name,
            ErrorPrefix = row.Number > 0 ? row.Subject : null,
            // A name that exists gets a new version, so the last row of a name has to arrive last.
            Key = dataset.Name,
            Follow = Wait ? added => WaitAsync(client, added, dataset) : null,
            Describe = added => $"{label} (dataset {added.DatasetId}, version {added.DatasetVersionId})",
            AdviceWhenUnknown = $"Look with Get-EsDataset -LiteralName {QuotedText.Of(dataset.Name)} before you add it again, which makes a second version of what is there.",
        });
    }

    private Task<DatasetVersion> WaitAsync(EarthscaleClient client, AddedDataset added, NewDataset dataset)
    {
        var wait = new OptimizationWait
        {
            Visualization = dataset.VisualizationOptimization,
            PixelInfo = dataset.PixelInfoOptimizations ?? [],
            Throttle = _looks,
        };
        return client.WaitForOptimizationsAsync(added.DatasetVersionId, wait, Dispatcher.Stopping);
    }
}
