namespace Earthscale.Shell;

/// <summary>What a person reads first.</summary>
internal static class Banner
{
    public static string Text(Uri? emulator) => $"""
        Earthscale for PowerShell, {Place(emulator)}
        Try: Get-EsDataset -Tag sensor:sentinel-2   Help: Get-Help about_Earthscale   Leave: exit
        Commands of Microsoft.PowerShell.Utility and .Management (Select-Object, Format-Table,
        ConvertTo-Json, Get-Content…) are not in this session: pwsh is the place for them.

        """;

    private static string Place(Uri? emulator) => emulator is null
        ? "not signed in by this shell: Connect-EsAccount does, or --emulator."
        : $"on the emulator at {emulator}";
}
