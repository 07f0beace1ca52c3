using System.Management.Automation;
using Earthscale.Client;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Tables;

/// <summary>Tells which rows have the names of existing datasets, or names that could be taken for others.</summary>
internal sealed class NameCheck
{
    private readonly ExistingNames _existing;
    private readonly ILookup<string, string> _similar;

    private NameCheck(ExistingNames existing, IEnumerable<string> names) => (_existing, _similar) = (existing, names.ToLookup(NameKey.Of, StringComparer.Ordinal));

    /// <summary>Asks the service.</summary>
    /// <exception cref="EarthscaleException">The catalog could not be read whole.</exception>
    public static async Task<NameCheck> CreateAsync(EarthscaleClient client, IReadOnlyList<DatasetRow> rows, int throttleLimit, CancellationToken cancellationToken)
    {
        var names = rows.Select(row => row.Name!).Distinct(StringComparer.Ordinal).ToList();
        return new NameCheck(await ExistingNames.FindAsync(client, names, throttleLimit, cancellationToken).ConfigureAwait(false), names);
    }

    /// <summary>The dataset of a row's exact name; null for none.</summary>
    public AddedDataset? FindExisting(DatasetRow row) => _existing.Find(row.Name!) is { } dataset
        ? new AddedDataset { Name = dataset.Name, DatasetId = dataset.DatasetId, DatasetVersionId = dataset.DatasetVersionId, Status = AddedDatasetStatus.Skipped }
        : null;

    /// <summary>The error of a row whose name could be taken for another, of the catalog or of the table; null for none.</summary>
    public ErrorRecord? FindConflict(DatasetRow row)
    {
        var name = row.Name!;
        if ((_existing.FindSimilar(name) ?? _similar[NameKey.Of(name)].FirstOrDefault(other => other != name)) is not { } other)
        {
            return null;
        }

        var words = $"{row.Subject}The name equals '{other}' when case, spaces around it and forms of the same letters are ignored. Write it as that one, or choose another.";
        var record = new ErrorRecord(new FormatException(DisplayText.OneLine(words, 1000)), "NameConflict", ErrorCategory.InvalidArgument, row.Source);
        record.CategoryInfo.TargetName = DisplayText.OneLine(name, 100);
        return record;
    }
}
