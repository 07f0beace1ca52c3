using System.Management.Automation;
using Earthscale.Client;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Tables;

/// <summary>Finds rows with the names of existing datasets, or with similar names.</summary>
internal sealed class NameCheck
{
    private readonly ExistingNames _existing;
    private readonly ILookup<string, string> _similar;

    private NameCheck(ExistingNames existing, IEnumerable<string> names) => (_existing, _similar) = (existing, names.ToLookup(NameKey.Of, StringComparer.Ordinal));

    /// <summary>Queries the service.</summary>
    /// <exception cref="EarthscaleException">The catalog could not be read completely.</exception>
    public static async Task<NameCheck> CreateAsync(EarthscaleClient client, IReadOnlyList<DatasetRow> rows, int throttleLimit, CancellationToken cancellationToken)
    {
        var names = rows.Select(row => row.Name!).Distinct(StringComparer.Ordinal).ToList();
        return new NameCheck(await ExistingNames.FindAsync(client, names, throttleLimit, cancellationToken).ConfigureAwait(false), names);
    }

    /// <summary>Finds the dataset of a row's exact name; null if there is none.</summary>
    public AddedDataset? FindExisting(DatasetRow row) => _existing.Find(row.Name!) is { } dataset
        ? new AddedDataset { Name = dataset.Name, DatasetId = dataset.DatasetId, DatasetVersionId = dataset.DatasetVersionId, Status = AddedDatasetStatus.Skipped }
        : null;

    /// <summary>Finds a name in the catalog or in the table that is similar to a row's name; null if there is none.</summary>
    public ErrorRecord? FindConflict(DatasetRow row)
    {
        var name = row.Name!;
        if ((_existing.FindSimilar(name) ?? _similar[NameKey.Of(name)].FirstOrDefault(other => other != name)) is not { } other)
        {
            return null;
        }

        var words = $"{row.Subject}The name differs from '{other}' only in case, outer spaces, or Unicode normalization. Use the same name, or choose another.";
        return ErrorRecords.Create(new FormatException(DisplayText.OneLine(words, 1000)), ErrorId.NameConflict, ErrorCategory.InvalidArgument, row.Source, name);
    }
}
