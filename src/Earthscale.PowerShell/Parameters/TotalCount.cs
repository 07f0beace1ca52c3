using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>What -IncludeTotalCount writes where the service gives no total.</summary>
internal static class TotalCount
{
    /// <summary>0 at an accuracy of 0, which prints as an unknown total, as PowerShell's own does.</summary>
    public static PSObject Unknown()
    {
        var count = new PSObject(0UL);
        count.Properties.Add(new PSNoteProperty("Accuracy", 0.0));
        count.Methods.Add(new PSCodeMethod("ToString", typeof(TotalCount).GetMethod(nameof(Describe))));
        return count;
    }

    /// <summary>The text of the count.</summary>
    public static string Describe(PSObject count) => "Unknown total count";
}
