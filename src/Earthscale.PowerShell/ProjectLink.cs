namespace Earthscale.PowerShell;

/// <summary>
/// The project's web address. ASSUMED until it is published: a test checks that it is the same here, in the manifest, and
/// in the help pages.
/// </summary>
internal static class ProjectLink
{
    /// <summary>The folder of the help pages; append a command's name and <c>.md</c>.</summary>
    public const string Help = "https://github.com/earthscale/earthscale-powershell/blob/main/docs/en-US/";
}
