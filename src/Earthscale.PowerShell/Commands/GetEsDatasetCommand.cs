using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Lists datasets, all pages of them.</summary>
/// <remarks>
/// -First and -Skip are parameters of this command and not PowerShell's own (SupportsPaging), which would take null for 0.
/// Names and -Type are filtered here, and so -First and -Skip count here what passes.
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

    /// <summary>Names, exact in any case, or wildcard patterns; a name from the pipeline is never a pattern.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [NameArgument]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NamePatternCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Names that are never patterns.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralNameSet)]
    [NameArgument]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? LiteralName { get; set; }

    /// <summary>Tags that a dataset must have, all of them: <c>key:value</c> or hashtables.</summary>
    [Parameter]
    [TagFilterTransformation]
    [ArgumentCompleter(typeof(TagCompleter))]
    public TagFilter[]? Tag { get; set; }

    /// <summary>Only datasets of this type, in any case: raster, vector, or one that the service has added.</summary>
    [Parameter]
    [RequiredValue]
    [ArgumentCompleter(typeof(DatasetTypeCompleter))]
    public string? Type { get; set; }

    /// <summary>Only datasets created after this time; local where it has no offset.</summary>
    [Parameter]
    [TimeTransformation]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Only datasets created before this time; local where it has no offset.</summary>
    [Parameter]
    [TimeTransformation]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Only datasets that touch this box: minLon,minLat,maxLon,maxLat or lon,lat in degrees, or GeoJSON.</summary>
    [Parameter]
    [BoundingBoxTransformation]
    public BoundingBox? BoundingBox { get; set; }

    /// <summary>How many datasets one request fetches at most.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateRange(1, DatasetQuery.MaxPageSize)]
    [PSDefaultValue(Value = DatasetQuery.MaxPageSize)]
    public int PageSize { get; set; } = DatasetQuery.MaxPageSize;

    /// <summary>How many datasets to list at most.</summary>
    [Parameter]
    [RequiredValue]
    public ulong First { get; set; } = ulong.MaxValue;

    /// <summary>How many datasets to omit before the first one.</summary>
    [Parameter]
    [RequiredValue]
    public ulong Skip { get; set; }

    /// <summary>Skips at the service, in its offset listing, which misses or repeats datasets when the catalog changes meanwhile.</summary>
    [Parameter]
    public SwitchParameter ByOffset { get; set; }

    /// <summary>Writes the number of datasets first, which is not known.</summary>
    [Parameter]
    public SwitchParameter IncludeTotalCount { get; set; }

    // A name can come from the pipeline, and is not here yet.
    private bool IsFilteredHere => Name is not null || LiteralName is not null || Type is not null || MyInvocation.ExpectingInput;

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
            // Whatever was meant to be listed is not, or not all of it; a caller that went on would take it for all.
            ThrowTerminatingError((_seen > 0 ? new ListingIncompleteException(_written, e) : e).ToErrorRecord(target: null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        _progress?.Complete();
        if (Type is not (null or DatasetType.Raster or DatasetType.Vector) && _types.Count > 0 && !_types.Contains(Type))
        {
            WriteWarning($"No dataset has the type '{DisplayText.OneLine(Type, 100)}'. The types listed were: {DisplayText.OneLine(string.Join(", ", _types), 300)}.");
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
            Refuse("EmptyTimeRange", $"CreatedAfter ({CreatedAfter:O}) is not before CreatedBefore ({CreatedBefore:O}), so that nothing could match.", CreatedAfter);
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
            Refuse("OffsetNotPossible", "-ByOffset skips datasets at the service, which has no filter for exact names, patterns, types and boxes across the antimeridian. Omit -ByOffset: -Skip then counts what passes those filters.", Skip);
        }

        if (Skip > int.MaxValue)
        {
            Refuse("SkipTooLarge", $"Skip is {Skip}; the service counts no further than {int.MaxValue}.", Skip);
        }

        if (MyInvocation.PipelinePosition < MyInvocation.PipelineLength)
        {
            WriteWarning("With -ByOffset, datasets are missed or repeated when others are added or removed while the listing runs. Do not remove what it lists: omit -ByOffset for that.");
        }
    }

    private void Refuse(string id, string message, object? target) =>
        ThrowTerminatingError(new ErrorRecord(new ArgumentException(message), id, ErrorCategory.InvalidArgument, target));

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
        // A name that is only a name is the one in this case where there is one, and else the same in another case.
        var exact = found.FindAll(dataset => pattern.IsExactly(dataset.Name));
        (exact.Count > 0 ? exact : found).ForEach(Write);
        if (!isFound && !isUnreadable && !pattern.IsWildcard && !_window.IsFull)
        {
            WriteNotFound(pattern);
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
            var error = new FormatException($"{QuotedText.Of(name)} is not a pattern: {e.Message} For the dataset of that name: Get-EsDataset -LiteralName {QuotedText.Of(name)}");
            WriteError(new ErrorRecord(error, "InvalidNamePattern", ErrorCategory.InvalidArgument, name));
            return null;
        }
    }

    private void WriteNotFound(NamePattern pattern)
    {
        var name = pattern.IsLiteral ? pattern.Text : WildcardPattern.Unescape(pattern.Text);
        var advice = Guid.TryParse(name, out var id)
            ? $"For the dataset with that id: Get-EsDatasetVersion -DatasetId {id}"
            : $"For part of a name, use a wildcard: Get-EsDataset -Name {QuotedText.Of($"*{NamePattern.Escape(name)}*")}";
        WriteError(new ErrorRecord(
            new ItemNotFoundException($"There is no dataset named {QuotedText.Of(name)}{(IsNarrowed ? " that also matches the other filters" : "")}. {advice}"),
            "DatasetNotFound",
            ErrorCategory.ObjectNotFound,
            name));
    }

    // Whether a dataset that could not be read might be one that was meant.
    private bool List(string? part, Func<string, bool> isMeant, Action<Dataset> take)
    {
        var isUnreadable = false;
        if (!_window.IsFull)
        {
            BatchReader.Read(Dispatcher, stop => Client.ListAsync(Query(part), stop), batch =>
            {
                _progress!.Write(() => Take(batch.Datasets, isMeant, take));
                foreach (var error in batch.Unreadable.Where(error => error.Name is null || isMeant(error.Name)))
                {
                    isUnreadable = true;
                    WriteError(error.ToErrorRecord((object?)error.DatasetId ?? error.Name));
                }

                return !_window.IsFull;
            });
        }

        return isUnreadable;
    }

    private void Take(IReadOnlyList<Dataset> datasets, Func<string, bool> isMeant, Action<Dataset> take)
    {
        _seen += datasets.Count;
        foreach (var dataset in datasets)
        {
            if (Type is not null)
            {
                _types.Add(dataset.Type);
            }

            if ((Type is null || dataset.Type.Equals(Type, StringComparison.OrdinalIgnoreCase)) && isMeant(dataset.Name))
            {
                take(dataset);
            }
        }
    }

    private void Write(Dataset dataset)
    {
        if (_listed?.Add(dataset.DatasetId) != false && _window.Admits())
        {
            _written++;
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
