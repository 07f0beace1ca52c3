using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace Earthscale.PowerShell.Loading;

/// <summary>
/// Resolves <c>Earthscale.Client</c> while the module is imported, and loads it and its dependencies into a load context
/// of their own, isolated from versions that other modules have loaded.
/// </summary>
public sealed class ModuleAssembly : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly Lazy<DependencyContext> s_dependencies = new(static () => new DependencyContext());

    /// <summary>Called by PowerShell when it imports the module.</summary>
    public void OnImport() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <summary>Called by PowerShell when it removes the module.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => AssemblyLoadContext.Default.Resolving -= Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == DependencyContext.EntryAssembly ? s_dependencies.Value.LoadEntry() : null;
}
