using System.Management.Automation;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Tables;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Why a row is not compared, or not sent.</summary>
/// <param name="Name">The row's name, as far as it could be read.</param>
/// <param name="Record">The error.</param>
internal sealed record RowError(string? Name, ErrorRecord Record)
{
    public static RowError Of(DatasetRow row, string id, string message)
    {
        var record = new ErrorRecord(new FormatException(DisplayText.OneLine(row.Subject + message, 1000)), id, ErrorCategory.InvalidData, row.Source);
        record.CategoryInfo.TargetName = DisplayText.OneLine(row.Name, 100);
        return new RowError(row.Name, record);
    }
}
