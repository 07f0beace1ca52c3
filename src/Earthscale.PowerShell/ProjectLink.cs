namespace Earthscale.PowerShell;

/// <summary>
/// Where the project is on the web. ASSUMED until it is published: this address, the manifest's and the pages' are
/// one (a test holds them together), so that it can be changed in one go.
/// </summary>
internal static class ProjectLink
{
    /// <summary>The folder of the help pages; a command's name and <c>.md</c> complete it.</summary>
    public const string Help = "https://github.com/earthscale/earthscale-powershell/blob/main/docs/en-US/";
}
