using System.Reflection;

namespace Earthscale.Testing;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>Where the build leaves the module.</summary>
    public static string ModuleManifest { get; } = Path.Combine(Path.GetFullPath(Metadata("ModuleFolder")), "Earthscale.psd1");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
