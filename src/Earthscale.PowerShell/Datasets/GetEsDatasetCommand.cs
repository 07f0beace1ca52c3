using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Arguments;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Datasets;

/// <summary>Lists datasets, all pages of them.</summary>
[Cmdlet(VerbsCommon.Get, "EsDataset")]
[OutputType(typeof(Dataset))]
public sealed class GetEsDatasetCommand : EsCommand
{
    /// <summary>Names, exact in any case, or wildcard patterns.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Tags that a dataset must bear, all of them: <c>key:value</c> or hashtables.</summary>
    [Parameter]
    [TagFilterTransformation]
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

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (CreatedAfter >= CreatedBefore)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException($"CreatedAfter ({CreatedAfter:O}) is not before CreatedBefore ({CreatedBefore:O}), so that nothing could match."),
                "EmptyTimeRange",
                ErrorCategory.InvalidArgument,
                CreatedAfter));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (Name is null)
            {
                List(Query(part: null), _ => true);
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

    private void ListNamed(NamePattern pattern, NamePattern[] earlier)
    {
        var found = false;
        List(Query(pattern.ServicePart), dataset =>
        {
            var matches = pattern.IsMatch(dataset.Name);
            found |= matches;
            return matches && !Array.Exists(earlier, other => other.IsMatch(dataset.Name));
        });
        if (!found && !pattern.IsWildcard)
        {
            WriteError(new ErrorRecord(
                new ItemNotFoundException($"There is no dataset named '{pattern.Text}'{(IsNarrowed ? " that also matches the other filters" : "")}. For part of a name, use a wildcard: '*{pattern.Text}*'."),
                "DatasetNotFound",
                ErrorCategory.ObjectNotFound,
                pattern.Text));
        }
    }

    private bool IsNarrowed => Tag is not null || Type is not null || CreatedAfter is not null || CreatedBefore is not null || BoundingBox is not null;

    private void List(DatasetQuery query, Func<Dataset, bool> matches) =>
        PortionReader.Read(Thread, stop => Client.ListAsync(query, stop), dataset =>
        {
            if ((Type is null || dataset.Type == Type) && matches(dataset))
            {
                WriteObject(dataset);
            }

            return true;
        });

    private DatasetQuery Query(string? part) => new()
    {
        NamePart = part,
        Tags = Tag ?? [],
        CreatedAfter = CreatedAfter,
        CreatedBefore = CreatedBefore,
        BoundingBox = BoundingBox,
        PageSize = PageSize,
    };
}
