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
    private readonly HashSet<string> _typed = new(StringComparer.OrdinalIgnoreCase);
    private SemaphoreSlim? _looks;
    private PSObject _row = null!;
    private long _rowNumber;

    /// <summary>The name; that of an existing dataset makes a further version of it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TypedSet)]
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = RowSet)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string? Name { get; set; }

    /// <summary>Where the files are; several only for images, where an asterisk is a wildcard. In a table's cell, parted by semicolons.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = TypedSet)]
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = RowSet)]
    [Alias("Urls")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? Url { get; set; }

    /// <summary>A row of a table, such as Import-Csv or ConvertFrom-Json gives: its columns bear the parameters' names.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RowSet)]
    public PSObject InputObject
    {
        get => _row;
        set
        {
            // Counted here, so that a row that PowerShell itself turns down is counted too. Between two rows it
            // puts back what was there before the first: nothing.
            _row = value;
            _rowNumber += value is null ? 0 : 1;
        }
    }

    /// <summary>What the dataset is read from: Image, Zarr, Vector or TileServer; inferred from the URL where that is unambiguous.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EnumNameCompleter<SourceType>))]
    public string? Type { get; set; }

    /// <summary>Tags: a hashtable, or <c>key:value;key2:value2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    public object? Tag { get; set; }

    /// <summary>Whether the service prepares fast tiles: Auto, On or Off.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("visualization_optimization")]
    [ArgumentCompleter(typeof(EnumNameCompleter<OptimizationMode>))]
    public string? VisualizationOptimization { get; set; }

    /// <summary>Dimensions along which many values are read for one pixel. In a table's cell, parted by semicolons.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PixelInfoOptimizations", "pixel_info_optimizations")]
    public string[]? PixelInfoOptimization { get; set; }

    /// <summary>Images: the bands to add; all where left out. In a table's cell, parted by semicolons.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Bands")]
    public string[]? Band { get; set; }

    /// <summary>Images: the dimension to group by, as Open Data Cube names it, such as time.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? GroupBy { get; set; }

    /// <summary>Images: how a date stands in a file name, in strftime codes, such as %Y-%m-%d.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("filename_date_pattern")]
    public string? FilenameDatePattern { get; set; }

    /// <summary>Images: which file name patterns belong to which band, such as @{'*_B04.tif'='red'}.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("filename_band_pattern")]
    public object? FilenameBandPattern { get; set; }

    /// <summary>Zarr: dimensions to rename, such as @{latitude='y'}.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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
        _typed.UnionWith(MyInvocation.BoundParameters.Keys);
        _looks = new SemaphoreSlim(ThrottleLimit);
    }

    private protected override void ProcessItems()
    {
        if (Read() is { } dataset && Confirm(Label(dataset), NewDatasetText.Of(dataset), "Add dataset"))
        {
            Add(dataset);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _looks?.Dispose();
    }

    private NewDataset? Read()
    {
        try
        {
            return Cells().Read();
        }
        catch (FormatException e)
        {
            var error = new FormatException(DisplayText.OneLine($"{Subject(Name)}{e.Message}", 1000), e);
            var record = new ErrorRecord(error, "InvalidDataset", ErrorCategory.InvalidArgument, ParameterSetName == RowSet ? InputObject : Name);
            record.CategoryInfo.TargetName = DisplayText.OneLine(Name, 100);
            Count(ChangeOutcome.Failed);
            WriteError(record);
            return null;
        }
    }

    private DatasetCells Cells() => new()
    {
        Name = Name,
        Url = List(Url, nameof(Url)),
        Type = Type,
        Tag = Tag,
        VisualizationOptimization = VisualizationOptimization,
        PixelInfoOptimization = List(PixelInfoOptimization, nameof(PixelInfoOptimization)),
        Band = List(Band, nameof(Band)),
        GroupBy = GroupBy,
        FilenameDatePattern = FilenameDatePattern,
        FilenameBandPattern = FilenameBandPattern,
        Rename = Rename,
    };

    // A cell holds a whole list; what was typed is a list already, and a URL may well hold a semicolon.
    private string[]? List(string[]? values, string parameter)
    {
        if (values is not [{ } cell] || _typed.Contains(parameter))
        {
            return values is { Length: 0 } ? null : values;
        }

        var parts = cell.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 0 ? null : parts;
    }

    // Names the row, where there are rows; the others go without a number.
    private string Subject(string? name) =>
        ParameterSetName == RowSet ? $"Row {_rowNumber} ({(string.IsNullOrWhiteSpace(name) ? "no name" : $"'{name}'")}): " : name is { Length: > 0 } ? $"'{name}': " : "";

    private static string Label(NewDataset dataset) => DisplayText.OneLine(dataset.Name, 200);

    private void Add(NewDataset dataset)
    {
        var client = Client;
        var label = Label(dataset);
        Begin(new WorkItem<AddedDataset>(cancel => client.AddAsync(dataset, cancel), WriteObject)
        {
            Label = label,
            Target = dataset.Name,
            ErrorPrefix = ParameterSetName == RowSet ? DisplayText.OneLine(Subject(dataset.Name), 300) : null,
            // A name that exists gets a new version, so the last row of a name has to arrive last.
            Key = dataset.Name,
            Follow = Wait ? added => WaitAsync(client, added, dataset) : null,
            Describe = added => $"{label} (dataset {added.DatasetId}, version {added.DatasetVersionId})",
            AdviceWhenUnknown = $"It may have been added all the same: look with Get-EsDataset -Name '{dataset.Name.Replace("'", "''", StringComparison.Ordinal)}' before you try again, since adding it twice makes two versions.",
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
