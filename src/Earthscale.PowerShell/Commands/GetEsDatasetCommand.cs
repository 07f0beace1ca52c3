using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Lists datasets, all pages of them.</summary>
/// <remarks>
/// What the service filters is also counted there: -First asks for no more than it needs, and -Skip begins further on,
/// in the offset listing. Names and -Type are filtered here, and so -First and -Skip count here what passes.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "EsDataset", SupportsPaging = true, HelpUri = ProjectLink.Help + "Get-EsDataset.md")]
[OutputType(typeof(Dataset))]
public sealed class GetEsDatasetCommand : EsCommand
{
    private ResultWindow _window = null!;
    private ProgressReporter? _progress;
    private long _seen;
    private long _written;

    /// <summary>Names, exact in any case, or wildcard patterns.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NamePatternCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Tags that a dataset must bear, all of them: <c>key:value</c> or hashtables.</summary>
    [Parameter]
    [TagFilterTransformation]
    [ArgumentCompleter(typeof(TagCompleter))]
    [ValidateNotNullOrEmpty]
    public TagFilter[]? Tag { get; set; }

    /// <summary>Only raster, or only vector datasets.</summary>
    [Parameter]
    public DatasetType? Type { get; set; }

    /// <summary>Only datasets created after this time; local where it has no zone.</summary>
    [Parameter]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Only datasets created before this time; local where it has no zone.</summary>
    [Parameter]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Only datasets that touch this box: minLon,minLat,maxLon,maxLat, or lon,lat, in degrees.</summary>
    [Parameter]
    [BoundingBoxTransformation]
    public BoundingBox? BoundingBox { get; set; }

    /// <summary>How many datasets one request fetches at most.</summary>
    [Parameter]
    [ValidateRange(1, DatasetQuery.MaxPageSize)]
    public int PageSize { get; set; } = DatasetQuery.MaxPageSize;

    private bool IsFilteredHere => Name is not null || Type is not null;

    private bool IsNarrowed => Tag is not null || Type is not null || CreatedAfter is not null || CreatedBefore is not null || BoundingBox is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        CheckArguments();
        // A name can come from the pipeline, and is not here yet.
        var isFilteredHere = IsFilteredHere || MyInvocation.ExpectingInput;
        _window = new ResultWindow(isFilteredHere ? PagingParameters.Skip : 0, PagingParameters.First);
        _progress = new ProgressReporter(this, Dispatcher, "Listing datasets", GetProgress);
        if (PagingParameters.IncludeTotalCount)
        {
            // The service gives no total: 0 at an accuracy of 0 prints as an unknown one.
            WriteObject(PagingParameters.NewTotalCount(totalCount: 0, accuracy: 0));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (Name is null)
            {
                List(Query(part: null), static _ => true);
                return;
            }

            var patterns = Array.ConvertAll(Name, name => new NamePattern(name));
            for (var i = 0; i < patterns.Length; i++)
            {
                // A dataset that an earlier name matched was written then.
                ListNamed(patterns[i], patterns.AsSpan(0, i).ToArray());
            }
        }
        catch (EarthscaleException e)
        {
            // Not terminating: commands behind this one must be able to finish what they began.
            WriteError(e.ToErrorRecord(target: null));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _progress?.Complete();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _progress?.Dispose();
    }

    private void CheckArguments()
    {
        if (CreatedAfter >= CreatedBefore)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException($"CreatedAfter ({CreatedAfter:O}) is not before CreatedBefore ({CreatedBefore:O}), so that nothing could match."),
                "EmptyTimeRange",
                ErrorCategory.InvalidArgument,
                CreatedAfter));
        }

        if (PagingParameters.Skip > int.MaxValue)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException($"Skip is {PagingParameters.Skip}; the service counts no further than {int.MaxValue}."),
                "SkipTooLarge",
                ErrorCategory.InvalidArgument,
                PagingParameters.Skip));
        }
    }

    private void ListNamed(NamePattern pattern, NamePattern[] earlier)
    {
        var found = false;
        List(Query(pattern.ServicePart), dataset =>
        {
            var matches = pattern.IsMatch(dataset.Name);
            found |= matches;
            return matches && !Array.Exists(earlier, other => other.IsMatch(dataset.Name));
        });
        if (!found && !pattern.IsWildcard && !_window.IsFull)
        {
            WriteError(new ErrorRecord(
                new ItemNotFoundException($"There is no dataset named '{pattern.Text}'{(IsNarrowed ? " that also matches the other filters" : "")}. For part of a name, use a wildcard: '*{pattern.Text}*'."),
                "DatasetNotFound",
                ErrorCategory.ObjectNotFound,
                pattern.Text));
        }
    }

    private void List(DatasetQuery query, Func<Dataset, bool> matches)
    {
        if (!_window.IsFull)
        {
            BatchReader.Read(Dispatcher, stop => Client.ListAsync(query, stop), batch => Write(batch, matches));
        }
    }

    private bool Write(IReadOnlyList<Dataset> batch, Func<Dataset, bool> matches)
    {
        foreach (var dataset in batch)
        {
            if ((Type is null || dataset.Type == Type) && matches(dataset) && _window.Admits())
            {
                _written++;
                WriteObject(dataset);
            }
        }

        _seen += batch.Count;
        _progress?.Update();
        return !_window.IsFull;
    }

    private DatasetQuery Query(string? part) => new()
    {
        NamePart = part,
        Tags = Tag ?? [],
        CreatedAfter = CreatedAfter,
        CreatedBefore = CreatedBefore,
        BoundingBox = BoundingBox,
        PageSize = PageSize,
        First = IsFilteredHere || PagingParameters.First > long.MaxValue ? null : (long)PagingParameters.First,
        Skip = IsFilteredHere ? 0 : (int)PagingParameters.Skip,
    };

    private WorkProgress GetProgress() => new(
        IsFilteredHere ? $"{_written:N0} of {_seen:N0} so far match" : $"{_written:N0} so far",
        PagingParameters.First is > 0 and < ulong.MaxValue ? (int)(100UL * (ulong)_written / PagingParameters.First) : null);
}
