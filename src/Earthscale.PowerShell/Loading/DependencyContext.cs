using System.Reflection;
using System.Runtime.Loader;

namespace Earthscale.PowerShell.Loading;

/// <summary>Loads assemblies from the module's subfolder; all others come from the session.</summary>
internal sealed class DependencyContext() : AssemblyLoadContext("Earthscale")
{
    /// <summary>The only assembly of the subfolder that the commands reference.</summary>
    public const string EntryAssembly = "Earthscale.Client";

    private static readonly string s_folder =
        Path.Combine(Path.GetDirectoryName(typeof(DependencyContext).Assembly.Location)!, "Dependencies");

    /// <summary>Loads the entry assembly.</summary>
    /// <returns><see langword="null"/> if its file is missing; <see cref="AssemblyLoadContext.LoadFromAssemblyName"/> would ask the session, and that this context again.</returns>
    public Assembly? LoadEntry() => Load(new AssemblyName(EntryAssembly));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(s_folder, $"{assemblyName.Name}.dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
