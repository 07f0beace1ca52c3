using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;

namespace Earthscale.PowerShell.Names;

/// <summary>Creates the errors of names of datasets.</summary>
internal static class NameErrors
{
    private const int MaxNamed = 10;

    /// <summary>Creates the error of an invalid wildcard pattern.</summary>
    /// <param name="name">The text.</param>
    /// <param name="cause">The error of the pattern.</param>
    /// <param name="command">The command, which has the parameter <c>-LiteralName</c>.</param>
    public static ErrorRecord NotAPattern(string name, FormatException cause, string command) => ErrorRecords.Create(
        new FormatException($"{QuotedText.Of(name)} is not a pattern: {DisplayText.OneLine(cause.Message)} For the dataset of that name: {command} -LiteralName {QuotedText.Of(name)}"),
        ErrorId.InvalidNamePattern,
        ErrorCategory.InvalidArgument,
        name);

    /// <summary>A pattern of wildcards alone where the datasets that match would be removed.</summary>
    /// <param name="name">The pattern.</param>
    public static ErrorRecord MatchesAll(string name) => new(
        new ArgumentException($"{QuotedText.Of(name)} matches every name, as a pattern does that begins with an empty variable. To remove all datasets: Get-EsDataset | Remove-EsDataset"),
        ErrorId.NameMatchesAll,
        ErrorCategory.InvalidArgument,
        name);

    /// <summary>Creates the error of a name that no dataset has.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isNarrowed">Whether there were other filters.</param>
    public static ErrorRecord NotFound(NamePattern name, bool isNarrowed = false)
    {
        var advice = Guid.TryParse(name.Literal, out var id)
            ? $"For the dataset with that id: Get-EsDatasetVersion -DatasetId {id}. For the version with that id: Get-EsDatasetVersion -VersionId {id}"
            : $"For part of a name, use a wildcard: Get-EsDataset -Name {QuotedText.Of($"*{NamePattern.Escape(name.Literal)}*")}";
        return ErrorRecords.Create(
            new ItemNotFoundException($"There is no dataset named {QuotedText.Of(name.Literal)}{(isNarrowed ? " that also matches the other filters" : "")}. {advice}"),
            ErrorId.DatasetNotFound,
            ErrorCategory.ObjectNotFound,
            name.Literal);
    }

    /// <summary>Creates the error of a name that several datasets have, or of a pattern that is also the name of a dataset.</summary>
    /// <param name="name">The name.</param>
    /// <param name="datasets">The datasets.</param>
    public static ErrorRecord Ambiguous(NamePattern name, IReadOnlyCollection<Dataset> datasets)
    {
        var ids = string.Join(", ", datasets.Take(MaxNamed).Select(dataset => $"{QuotedText.Of(dataset.Name)} (-DatasetId {dataset.DatasetId})"))
            + (datasets.Count > MaxNamed ? $" and {datasets.Count - MaxNamed} more" : "");
        return ErrorRecords.Create(
            new ArgumentException(name.IsWildcard
                ? $"{QuotedText.Of(name.Text)} is a pattern, and also the name of a dataset: {ids}. For that dataset, use -LiteralName or the id; for all datasets that match the pattern, pipe them: Get-EsDataset -Name {QuotedText.Of(name.Text)}"
                : $"{datasets.Count} datasets have the name {QuotedText.Of(name.Literal)}: {ids}. Give the id of one of them, or its name in the same case if that is unique."),
            ErrorId.AmbiguousName,
            ErrorCategory.InvalidArgument,
            name.Text);
    }
}
