using System.Reflection;

namespace Earthscale.Testing;

/// <summary>The repository of the tests.</summary>
public static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>The folder of the built module.</summary>
    public static string ModuleManifest { get; } = Path.Combine(Path.GetFullPath(Metadata("ModuleFolder")), "Earthscale.psd1");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
