using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Values;

namespace Earthscale.PowerShell.Parameters;

/// <summary>Refuses datasets, ids, and names where a version is required, and names the command that gets the version.</summary>
internal sealed class VersionTransformationAttribute : RequiredValueAttribute
{
    /// <inheritdoc/>
    protected override bool ChecksElements => false;

    /// <inheritdoc/>
    protected override object Read(object value) => ArgumentValue.Unwrap(value) switch
    {
        DatasetVersion => value,
        string name => throw NotAVersion($"{QuotedText.Of(name)} is not a version.", $"Get-EsDatasetVersion -LiteralName {QuotedText.Of(name)}"),
        Guid id => throw NotAVersion("An id is not a version.", $"Get-EsDatasetVersion -DatasetId {id}"),
        IDatasetReference dataset => throw NotAVersion(
            $"{(dataset.Name is null ? "This" : QuotedText.Of(dataset.Name))} is a dataset, not a version with tile servers.", $"Get-EsDatasetVersion -DatasetId {dataset.DatasetId}"),
        _ => value,
    };

    private static FormatException NotAVersion(string problem, string command) => new($"{problem} Get the version first: {command}");
}
