using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Names;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Lists datasets.</summary>
/// <remarks>
/// -First and -Skip are parameters of this command, and not those of SupportsPaging, which would convert null to 0. Names
/// and -Type are filtered by the command, so -First and -Skip count the datasets that match.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "EsDataset", DefaultParameterSetName = NameSet, HelpUri = ProjectLink.Help + "Get-EsDataset.md")]
[OutputType(typeof(Dataset))]
public sealed class GetEsDatasetCommand : EsCommand
{
    private const string NameSet = "Name";
    private const string LiteralNameSet = "LiteralName";

    private readonly HashSet<string> _types = new(StringComparer.OrdinalIgnoreCase);
    private ResultWindow _window = null!;
    private ProgressReporter? _progress;
    private HashSet<Guid>? _listed;
    private bool _isTyped;
    private long _seen;
    private long _written;

    /// <summary>Gets or sets exact names, ignoring case, or wildcard patterns. A name from the pipeline is never a pattern.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [NameArgument]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NamePatternCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Gets or sets names without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralNameSet)]
    [NameArgument]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? LiteralName { get; set; }

    /// <summary>Gets or sets the tags that a dataset must have: <c>key:value</c> or hashtables.</summary>
    [Parameter]
    [TagFilterTransformation]
    [ArgumentCompleter(typeof(TagCompleter))]
    public TagFilter[]? Tag { get; set; }

    /// <summary>Gets or sets the type, ignoring case: raster, vector, or another type of the service.</summary>
    [Parameter]
    [RequiredValue]
    [ArgumentCompleter(typeof(DatasetTypeCompleter))]
    public string? Type { get; set; }

    /// <summary>Gets or sets the time after which datasets must have been created; a time without an offset is local.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [TimeTransformation]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Gets or sets the time before which datasets must have been created; a time without an offset is local.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [TimeTransformation]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Gets or sets the box that datasets must intersect: minLon,minLat,maxLon,maxLat or lon,lat in degrees, or GeoJSON.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [BoundingBoxTransformation]
    public BoundingBox? BoundingBox { get; set; }

    /// <summary>Gets or sets the maximum number of datasets per request, 1 to 1000.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [ValidateRange(1, DatasetQuery.MaxPageSize)]
    [PSDefaultValue(Value = DatasetQuery.MaxPageSize)]
    public int PageSize { get; set; } = DatasetQuery.MaxPageSize;

    /// <summary>Gets or sets the maximum number of datasets to list.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [PSDefaultValue(Help = "All datasets")]
    public ulong First { get; set; } = ulong.MaxValue;

    /// <summary>Gets or sets the number of datasets to skip.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [PSDefaultValue(Value = 0)]
    public ulong Skip { get; set; }

    /// <summary>Gets or sets a value that indicates whether the service skips datasets, in its offset listing, which misses or repeats datasets if the catalog changes during the listing.</summary>
    [Parameter]
    public SwitchParameter ByOffset { get; set; }

    /// <summary>Gets or sets a value that indicates whether to write the total count first, which is unknown.</summary>
    [Parameter]
    public SwitchParameter IncludeTotalCount { get; set; }

    // A name can come from the pipeline later.
    private bool IsFilteredHere => Name is not null || LiteralName is not null || Type is not null || MyInvocation.ExpectingInput;

    // For datasets in a variable, Remove-EsDataset warns.
    private bool IsPiped => MyInvocation.PipelinePosition < MyInvocation.PipelineLength;

    private bool IsNarrowed => Tag is not null || Type is not null || CreatedAfter is not null || CreatedBefore is not null || BoundingBox is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        CheckTimes();
        CheckOffset();
        _isTyped = Name is not null;
        _listed = MyInvocation.ExpectingInput || (LiteralName ?? Name)?.Length > 1 ? [] : null;
        _window = new ResultWindow(ByOffset ? 0 : Skip, First);
        _progress = new ProgressReporter(this, Dispatcher, "Listing datasets", GetProgress);
        if (IncludeTotalCount)
        {
            WriteObject(TotalCount.Unknown());
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (LiteralName is not null || Name is not null)
            {
                Array.ForEach((LiteralName ?? Name)!, ListNamed);
            }
            else
            {
                List(part: null, static _ => true, Write);
            }
        }
        catch (EarthscaleException e)
        {
            // Terminating, so that a script does not mistake a part of the datasets for all of them.
            ThrowTerminatingError((_seen > 0 ? new ListingIncompleteException(_written, e) : e).ToErrorRecord(target: null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _progress?.Complete();
        foreach (var warning in FilterWarnings.Of(Type, _types, _seen == 0 ? Tag : null))
        {
            WriteWarning(warning);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _progress?.Dispose();
    }

    private void CheckTimes()
    {
        if (CreatedAfter >= CreatedBefore)
        {
            ThrowInvalidArgument(ErrorId.EmptyTimeRange, $"CreatedAfter ({CreatedAfter:O}) is not before CreatedBefore ({CreatedBefore:O}), so nothing can match.", CreatedAfter);
        }
    }

    private void CheckOffset()
    {
        if (!ByOffset)
        {
            return;
        }

        if (IsFilteredHere || BoundingBox is { CrossesAntimeridian: true })
        {
            ThrowInvalidArgument(ErrorId.OffsetNotPossible, "With -ByOffset, the service skips datasets, but it has no filter for exact names, patterns, types, and boxes across the antimeridian. Omit -ByOffset: -Skip then counts the datasets that match those filters.", Skip);
        }

        if (Skip > int.MaxValue)
        {
            ThrowInvalidArgument(ErrorId.SkipTooLarge, $"Skip is {Skip}; the service's maximum is {int.MaxValue}.", Skip);
        }

        if (IsPiped)
        {
            WriteWarning(OffsetListing.Warning);
        }
    }

    private void ThrowInvalidArgument(string id, string message, object? target) =>
        ThrowTerminatingError(ErrorRecords.Create(new ArgumentException(message), id, ErrorCategory.InvalidArgument, target));

    private void ListNamed(string name)
    {
        if (_window.IsFull || ReadPattern(name) is not { } pattern)
        {
            return;
        }

        var found = new List<Dataset>();
        var isFound = false;
        var isUnreadable = List(pattern.ServicePart, pattern.IsMatch, dataset =>
        {
            isFound = true;
            (pattern.IsLiteral ? found.Add : (Action<Dataset>)Write)(dataset);
        });
        // For a literal name, prefer datasets whose name has the same case.
        var exact = found.FindAll(dataset => pattern.IsExactly(dataset.Name));
        (exact.Count > 0 ? exact : found).ForEach(Write);
        if (!isFound && !isUnreadable && !pattern.IsWildcard && !_window.IsFull)
        {
            WriteError(NameErrors.NotFound(pattern, IsNarrowed));
        }
    }

    private NamePattern? ReadPattern(string name)
    {
        try
        {
            return new NamePattern(name, isLiteral: LiteralName is not null || !_isTyped);
        }
        catch (FormatException e)
        {
            WriteError(NameErrors.NotAPattern(name, e, MyInvocation.MyCommand.Name));
            return null;
        }
    }

    // Returns whether an unreadable dataset might match.
    private bool List(string? part, Func<string, bool> isMatch, Action<Dataset> write)
    {
        var isUnreadable = false;
        if (!_window.IsFull)
        {
            BatchReader.Read(Dispatcher, stop => Client.ListAsync(Query(part), stop), batch =>
            {
                _progress!.Write(() => WriteMatches(batch.Datasets, isMatch, write));
                foreach (var error in batch.Unreadable.Where(error => error.Name is null || isMatch(error.Name)))
                {
                    isUnreadable = true;
                    WriteError(error.ToErrorRecord((object?)error.DatasetId ?? error.Name));
                }

                return !_window.IsFull;
            });
        }

        return isUnreadable;
    }

    private void WriteMatches(IReadOnlyList<Dataset> datasets, Func<string, bool> isMatch, Action<Dataset> write)
    {
        _seen += datasets.Count;
        foreach (var dataset in datasets)
        {
            if (Type is not null)
            {
                _types.Add(dataset.Type);
            }

            if ((Type is null || dataset.Type.Equals(Type, StringComparison.OrdinalIgnoreCase)) && isMatch(dataset.Name))
            {
                write(dataset);
            }
        }
    }

    private void Write(Dataset dataset)
    {
        if (_listed?.Add(dataset.DatasetId) != false && _window.ShouldWrite())
        {
            _written++;
            if (ByOffset && !IsPiped)
            {
                OffsetListing.Add(dataset);
            }

            WriteObject(dataset);
        }
    }

    private DatasetQuery Query(string? part) => new()
    {
        NamePart = part,
        Tags = Tag ?? [],
        CreatedAfter = CreatedAfter,
        CreatedBefore = CreatedBefore,
        BoundingBox = BoundingBox,
        PageSize = PageSize,
        First = IsFilteredHere || Wanted > long.MaxValue ? null : (long)Wanted,
        Offset = ByOffset ? (int)Skip : null,
    };

    private ulong Wanted => ByOffset ? First : First + Math.Min(Skip, ulong.MaxValue - First);

    private WorkProgress GetProgress() => new(
        IsFilteredHere ? $"{_written:N0} of {_seen:N0} so far match" : $"{_written:N0} so far",
        First is > 0 and < ulong.MaxValue ? (int)(100UL * (ulong)_written / First) : null);
}
