using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Tables;

/// <summary>A row: a dataset to add, or an error.</summary>
internal sealed record DatasetRow
{
    /// <summary>The number of the row, from 1, without the header; 0 for parameters without a row.</summary>
    public required long Number { get; init; }

    /// <summary>The name; null if it could not be read.</summary>
    public string? Name { get; init; }

    /// <summary>The prefix of messages about the row, such as "Row 3 ('a'): "; empty for parameters without a row. The text is safe to display.</summary>
    public required string Subject { get; init; }

    /// <summary>The prefix of the service's errors; null for parameters without a row.</summary>
    public string? ErrorPrefix => Number > 0 ? Subject : null;

    /// <summary>The row's name in messages, which is safe to display.</summary>
    public string Label => DisplayText.OneLine(Name, 200);

    /// <summary>The row, or the typed name: the target object of errors.</summary>
    public required object? Source { get; init; }

    /// <summary>Whether there is a column for tags or labels, even if it is empty.</summary>
    public bool HasTags { get; init; }

    /// <summary>The dataset to add; null if there is an error.</summary>
    public NewDataset? Dataset { get; init; }

    /// <summary>The error, with row and column; null if there is none.</summary>
    public ErrorRecord? Error { get; init; }
}
