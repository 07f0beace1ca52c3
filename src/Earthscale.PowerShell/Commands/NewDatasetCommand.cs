using System.Management.Automation;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Commands;

/// <summary>The base class of commands that take new datasets, from rows, from parameters, or from both. A parameter takes precedence over the row's column.</summary>
public abstract class NewDatasetCommand : ChangeCommand
{
    private protected const string TypedSet = "Typed";
    private protected const string RowSet = "Row";
    private DatasetTable _table = null!;

    /// <summary>Gets or sets the name. The name of an existing dataset adds a version to it.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TypedSet)]
    [Parameter(Position = 0, ParameterSetName = RowSet)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NameCompleter))]
    [RowScript]
    public string? Name { get; set; }

    /// <summary>Gets or sets the URLs of the source. Only images can have several, and an asterisk as a wildcard. In a table's cell, they are separated by semicolons.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = TypedSet)]
    [Parameter(Position = 1, ParameterSetName = RowSet)]
    [Alias("Urls")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [RowScript, ArgumentCompleter(typeof(ServiceTextCompleter))]
    public string[]? Url { get; set; }

    /// <summary>Gets or sets a row of a table, such as Import-Csv or ConvertFrom-Json returns, with columns named like the parameters.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RowSet)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Gets or sets the source type: Image, Zarr, Vector, or TileServer; by default, it is inferred from the URL.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnumNameCompleter<SourceType>))]
    [PSDefaultValue(Help = "The type that the URL shows")]
    [RowScript]
    public string? Type { get; set; }

    /// <summary>Gets or sets the tags: a hashtable, or <c>key:value;key2:value2</c>.</summary>
    [Parameter]
    [Alias("Tags"), ArgumentCompleter(typeof(TagCompleter))]
    public object? Tag { get; set; }

    /// <summary>Gets or sets the mode of the visualization optimization: Auto, On, or Off.</summary>
    [Parameter]
    [Alias("visualization_optimization")]
    [ArgumentCompleter(typeof(EnumNameCompleter<OptimizationMode>))]
    [PSDefaultValue(Value = nameof(OptimizationMode.Auto))]
    [RowScript]
    public string? VisualizationOptimization { get; set; }

    /// <summary>Gets or sets the dimensions of the pixel info optimizations. In a table's cell, they are separated by semicolons.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionPartCompleter))]
    [Alias("PixelInfoOptimizations", "pixel_info_optimizations")]
    [RowScript]
    public string[]? PixelInfoOptimization { get; set; }

    /// <summary>Gets or sets the bands of images to add; by default, all. In a table's cell, they are separated by semicolons.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionPartCompleter))]
    [Alias("Bands")]
    [PSDefaultValue(Help = "All bands")]
    [RowScript]
    public string[]? Band { get; set; }

    /// <summary>Gets or sets the dimension to group images by, as in Open Data Cube, such as time.</summary>
    [Parameter]
    [RowScript, ArgumentCompleter(typeof(ServiceTextCompleter))]
    public string? GroupBy { get; set; }

    /// <summary>Gets or sets the pattern of dates in the file names of images, in strftime codes, such as %Y-%m-%d.</summary>
    [Parameter]
    [Alias("filename_date_pattern")]
    [RowScript, ArgumentCompleter(typeof(ServiceTextCompleter))]
    public string? FilenameDatePattern { get; set; }

    /// <summary>Gets or sets the patterns of the file names of images and their bands, such as @{'*_B04.tif'='red'}.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionPartCompleter))]
    [Alias("filename_band_pattern")]
    public object? FilenameBandPattern { get; set; }

    /// <summary>Gets or sets the new names of dimensions of a Zarr store, such as @{latitude='y'}.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionPartCompleter))]
    public object? Rename { get; set; }

    /// <summary>Gets or sets a value that indicates whether to wait for the optimizations of each dataset before it is written.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>Gets or sets a value that indicates whether to skip names that exist in the catalog, and duplicate rows. All rows are read before the first is added.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var typed = Enum.GetValues<DatasetColumn>()
            .Where(column => MyInvocation.BoundParameters.ContainsKey($"{column}"))
            .ToDictionary(column => column, column => RowScriptAttribute.Resolve(MyInvocation.BoundParameters[$"{column}"]));
        _table = new DatasetTable(typed, WriteWarning);
    }

    private protected IEnumerable<DatasetRow> ReadRows() => ParameterSetName == RowSet ? _table.Read(InputObject) : [_table.ReadTyped()];
}
