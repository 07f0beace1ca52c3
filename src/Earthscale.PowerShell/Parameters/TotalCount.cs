using System.Management.Automation;

namespace Earthscale.PowerShell.Parameters;

/// <summary>The output of -IncludeTotalCount, since the service sends no total count.</summary>
internal static class TotalCount
{
    /// <summary>Creates a count of 0 with an accuracy of 0, which is displayed as unknown, like PowerShell's own.</summary>
    public static PSObject Unknown()
    {
        var count = new PSObject(0UL);
        count.Properties.Add(new PSNoteProperty("Accuracy", 0.0));
        count.Methods.Add(new PSCodeMethod("ToString", typeof(TotalCount).GetMethod(nameof(Describe))));
        return count;
    }

    /// <summary>Gets the text of the count.</summary>
    public static string Describe(PSObject count) => "Unknown total count";
}
