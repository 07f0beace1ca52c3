namespace Earthscale.Shell;

/// <summary>What a person reads first.</summary>
internal static class Banner
{
    public static string Text(Uri? emulator) => $"""
        Earthscale for PowerShell, {Place(emulator)}
        Try: Get-EsDataset -Tag sensor:sentinel-2   Help: Get-Help   Leave: exit
        Commands of Microsoft.PowerShell.Utility and .Management (Select-Object,
        Format-Table, ConvertTo-Json…) are not in this session: pwsh has them.

        """;

    private static string Place(Uri? emulator) => emulator is null
        ? "not signed in: Connect-EsAccount does that."
        : $"on the emulator at {emulator}";
}
