using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Loading;

public sealed class IsolationTests : EmulatorFixture
{
    private const string Shared = "Microsoft.Kiota.Abstractions";

    [Fact]
    public void Another_version_of_Kiota_in_the_session_does_not_matter()
    {
        var foreign = LoadForeign(new Version(1, 22, 0, 0));

        Run("Import-Module (Get-Module Earthscale).Path -Force; Get-EsDataset test").ThrowOnError();

        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == Shared).ToList();
        Assert.Contains(foreign, loaded);
        Assert.Equal("Earthscale", AssemblyLoadContext.GetLoadContext(Assert.Single(loaded, assembly => assembly != foreign))?.Name);
    }

    [Fact]
    public void Nothing_that_it_depends_on_is_loaded_into_the_session()
    {
        Run("Get-EsDataset test").ThrowOnError();

        var ours = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Repository.ModuleManifest)!, "Dependencies"), "*.dll");
        Assert.NotEmpty(ours);
        Assert.All(
            AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && ours.Contains(assembly.Location)),
            assembly => Assert.Equal("Earthscale", AssemblyLoadContext.GetLoadContext(assembly)?.Name));
    }

    // Another module's Kiota, as far as the loader can tell.
    private static Assembly LoadForeign(Version version)
    {
        var known = AssemblyLoadContext.Default.Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == Shared);
        if (known is not null)
        {
            return known;
        }

        var builder = new PersistedAssemblyBuilder(new AssemblyName(Shared) { Version = version }, typeof(object).Assembly);
        builder.DefineDynamicModule(Shared);
        using var image = new MemoryStream();
        builder.Save(image);
        image.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(image);
    }
}
