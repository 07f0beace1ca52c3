using System.Collections;
using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Converts rows of a table to references by their column DatasetId. A row without an id is refused, even if it has a name.</summary>
internal sealed class DatasetReferenceTransformationAttribute : RequiredValueAttribute
{
    private const string IdColumn = nameof(IDatasetReference.DatasetId);

    /// <inheritdoc/>
    protected override bool ChecksElements => false;

    /// <inheritdoc/>
    // PowerShell binds ids to the parameter -DatasetId if they are not converted here.
    protected override object Read(object value) => ArgumentValue.Unwrap(value) switch
    {
        IDatasetReference or IConvertible or Guid => value,
        IEnumerable list when ArgumentValue.Entries(list) is null => list.Cast<object>().All(IsId)
            ? value
            : throw new FormatException("A list is not a dataset. Pipe its items one after the other: $list | <command>"),
        var row => Read(name => Cell(row!, name)),
    };

    private static bool IsId(object element) => ArgumentValue.Unwrap(element) is IConvertible or Guid;

    private static object? Cell(object row, string name) => ArgumentValue.Unwrap(ArgumentValue.Entries(row) is { } cells
        ? cells.FirstOrDefault(cell => name.Equals(cell.Key as string, StringComparison.OrdinalIgnoreCase)).Value
        : PSObject.AsPSObject(row).Properties[name]?.Value);

    private static DatasetReference Read(Func<string, object?> cell)
    {
        var name = cell(nameof(IDatasetReference.Name)) as string;
        // Also as a row of a file: among the datasets that a comparison names are those to keep.
        if (cell(nameof(DatasetComparison.Difference)) is not null && (cell(nameof(DatasetComparison.Result)) ?? cell(nameof(DatasetSyncResult.Action))) is not null)
        {
            throw new FormatException("The row is the result of a comparison, which also names datasets to keep. To remove the datasets that are not in the input: Sync-EsDataset -Prune. To remove all that these rows name: ... | ForEach-Object DatasetId | Remove-EsDataset");
        }

        return ReadId(cell(IdColumn)) is { } id
            ? new DatasetReference(id) { Name = string.IsNullOrEmpty(name) ? null : name, DatasetVersionId = ReadId(cell(nameof(DatasetReference.DatasetVersionId))) }
            : throw new FormatException($"{Describe(cell(IdColumn))}{(string.IsNullOrWhiteSpace(name) ? "" : $" in the row of {QuotedText.Of(name)}")}. Rows are identified only by their ids, never by their names. To find datasets by the names in a table: Import-Csv <path> | Get-EsDataset");
    }

    private static Guid? ReadId(object? cell) => cell switch
    {
        Guid id => id == Guid.Empty ? null : id,
        string text => Guid.TryParse(text, out var id) && id != Guid.Empty ? id : null,
        _ => null,
    };

    private static string Describe(object? cell) =>
        cell is null or "" ? $"There is no {IdColumn}" : $"'{DisplayText.OneLine(cell.ToString(), 100)}' is not a {IdColumn}";
}
