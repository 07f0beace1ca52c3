using System.Management.Automation;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The error of a row.</summary>
/// <param name="Name">The row's name; null if it could not be read.</param>
/// <param name="Record">The error record.</param>
internal sealed record RowError(string? Name, ErrorRecord Record)
{
    public static RowError Of(DatasetRow row, string id, string message)
    {
        var error = new FormatException(DisplayText.OneLine(row.Subject + message, 1000));
        return new RowError(row.Name, ErrorRecords.Create(error, id, ErrorCategory.InvalidData, row.Source, row.Name));
    }
}
