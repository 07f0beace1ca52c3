using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Errors;
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
    private readonly List<DatasetRow> _rows = [];
    private readonly Dictionary<string, DatasetRow> _named = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AddedDataset> _added = new(StringComparer.Ordinal);
    private DatasetTable _table = null!;
    private SemaphoreSlim? _looks;
    private long _sent, _prepared;

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
    [RowScript, ArgumentCompleter(typeof(ServiceTextCompleter))]
    public string[]? Url { get; set; }

    /// <summary>A row of a table, such as Import-Csv or ConvertFrom-Json gives: its columns bear the parameters' names.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RowSet)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>What the dataset is read from: Image, Zarr, Vector or TileServer; inferred from the URL where that is clear.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnumNameCompleter<SourceType>))]
    [RowScript]
    public string? Type { get; set; }

    /// <summary>Tags: a hashtable, or <c>key:value;key2:value2</c>.</summary>
    [Parameter]
    [Alias("Tags"), ArgumentCompleter(typeof(TagCompleter))]
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
    [RowScript, ArgumentCompleter(typeof(ServiceTextCompleter))]
    public string? GroupBy { get; set; }

    /// <summary>Images: how a date stands in a file name, in strftime codes, such as %Y-%m-%d.</summary>
    [Parameter]
    [Alias("filename_date_pattern")]
    [RowScript, ArgumentCompleter(typeof(ServiceTextCompleter))]
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

    /// <summary>Leaves names alone that the catalog holds, and repeats of a name; all rows are read before the first is added.</summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

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
            WriteWarning("-WhatIf sends no request: whether the catalog holds these names is not known. Those that it holds would get a further version; -SkipExisting leaves them alone, and looks for them with -WhatIf too.");
        }
    }

    private protected override string DescribeProgress() => Wait
        ? string.Create(CultureInfo.CurrentCulture, $"{Volatile.Read(ref _sent):N0} added, {Volatile.Read(ref _prepared):N0} prepared, {Open.Count:N0} under way")
        : base.DescribeProgress();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _looks?.Dispose();
    }

    private void WriteFailure(ErrorRecord error)
    {
        Count(ChangeOutcome.Failed);
        WriteError(error);
    }

    private void WarnOfSecondVersion(DatasetRow row)
    {
        if (!_named.TryAdd(row.Name!, row))
        {
            WriteWarning($"{row.Subject}Row {_named[row.Name!].Number} has the same name; this row makes a second version of that dataset. -SkipExisting adds the first only.");
        }
    }

    // Nothing is added when half of the catalog is known.
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
            Skip(row, $"the catalog holds dataset {existing.DatasetId} of this name", () => existing);
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
                Follow = Wait ? skipped => WaitAsync(Client, skipped, dataset: null) : null,
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
            // A name that exists gets a new version, so the last row of a name has to arrive last.
            Key = dataset.Name,
            Follow = Wait ? added => WaitAsync(client, added, dataset) : null,
            Describe = added => $"{row.Label} (dataset {added.DatasetId}, version {added.DatasetVersionId})",
            AdviceWhenUnknown = $"Look with Get-EsDataset -LiteralName {QuotedText.Of(dataset.Name)} before you add it again, which makes a second version of what is there.",
        });
    }

    private async Task<AddedDataset> SendAsync(EarthscaleClient client, NewDataset dataset, CancellationToken cancel)
    {
        var added = await client.AddAsync(dataset, cancel).ConfigureAwait(false);
        Interlocked.Increment(ref _sent);
        if (SkipExisting)
        {
            _added[dataset.Name] = added;
        }

        return added;
    }

    // What is not known of a dataset that was there before, the service has to tell.
    private async Task WaitAsync(EarthscaleClient client, AddedDataset? added, NewDataset? dataset)
    {
        var wait = new OptimizationWait
        {
            Visualization = dataset?.VisualizationOptimization,
            PixelInfo = dataset?.PixelInfoOptimizations ?? [],
            Throttle = _looks,
        };
        if (added is not null && (wait.Visualization != OptimizationMode.Off || wait.PixelInfo.Count > 0))
        {
            await client.WaitForOptimizationsAsync(added.DatasetVersionId, wait, Dispatcher.Stopping).ConfigureAwait(false);
        }

        Interlocked.Increment(ref _prepared);
    }

    private void Write(AddedDataset? added)
    {
        if (added is not null)
        {
            WriteObject(added);
        }
    }
}
