using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Tables;

/// <summary>A row that was read: a dataset to register, or an error.</summary>
internal sealed record DatasetRow
{
    /// <summary>Counted from 1, without a header; 0 for what was typed without a row.</summary>
    public required long Number { get; init; }

    /// <summary>The name, where it could be read.</summary>
    public string? Name { get; init; }

    /// <summary>What to say before a message about the row, such as "Row 3 ('a'): "; empty for what was typed. Safe for a terminal.</summary>
    public required string Subject { get; init; }

    /// <summary>What to say before a message of the service's about the row; null for what was typed.</summary>
    public string? ErrorPrefix => Number > 0 ? Subject : null;

    /// <summary>What to call the row in messages; safe for a terminal.</summary>
    public string Label => DisplayText.OneLine(Name, 200);

    /// <summary>The row, or the name that was typed: the target of errors.</summary>
    public required object? Source { get; init; }

    /// <summary>Whether there is a column of tags or labels, empty or not.</summary>
    public bool HasTags { get; init; }

    /// <summary>What to register; null when there is an error.</summary>
    public NewDataset? Dataset { get; init; }

    /// <summary>What is wrong, naming row and column; null when nothing is.</summary>
    public ErrorRecord? Error { get; init; }
}
