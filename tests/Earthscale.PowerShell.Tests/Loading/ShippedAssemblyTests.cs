using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Earthscale.PowerShell.Tests.Loading;

/// <summary>The shipped module runs in the oldest PowerShell of the manifest, 7.4 on .NET 8, and has license notices.</summary>
public sealed class ShippedAssemblyTests
{
    private static readonly string s_module = Path.GetDirectoryName(Repository.ModuleManifest)!;
    private static readonly string[] s_shipped = Directory.GetFiles(s_module, "*.dll", SearchOption.AllDirectories);

    private static readonly string s_framework = typeof(ShippedAssemblyTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "OldestFramework").Value!;

    [Fact]
    public void Every_reference_is_in_the_module_or_the_oldest_framework()
    {
        var available = Directory.GetFiles(s_framework, "*.dll").Concat(s_shipped).Select(AssemblyName.GetAssemblyName).ToDictionary(name => name.Name!, name => name.Version!);
        // Part of PowerShell; compiled against PowerShell Standard, which every PowerShell since 5.1 supports.
        available["System.Management.Automation"] = new Version(3, 0, 0, 0);

        Assert.All(s_shipped, path =>
        {
            using var image = new PEReader(File.OpenRead(path));
            var reader = image.GetMetadataReader();
            Assert.All(reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName()), reference =>
            {
                Assert.Contains(reference.Name, available.Keys);
                Assert.InRange(reference.Version!, new Version(0, 0), available[reference.Name!]);
            });
        });
    }

    [Fact]
    public void Every_type_of_the_framework_that_is_used_is_in_the_oldest_one()
    {
        var framework = Directory.GetFiles(s_framework, "*.dll").SelectMany(TypesOf).ToHashSet();

        Assert.All(s_shipped, path => Assert.Empty(FrameworkReferencesOf(path).Except(framework)));
    }

    [Fact]
    public void The_notices_name_every_assembly_of_others_with_its_version()
    {
        var notices = File.ReadAllLines(Path.Combine(s_module, "ThirdPartyNotices.txt")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var others = s_shipped.Where(path => !Path.GetFileName(path).StartsWith("Earthscale.", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(others);
        Assert.All(others, path =>
        {
            var line = Assert.Single(notices, words => words.Length > 2 && words[0] == Path.GetFileNameWithoutExtension(path));
            Assert.StartsWith(line[1], FileVersionInfo.GetVersionInfo(path).ProductVersion, StringComparison.Ordinal);
        });
    }

    private static IEnumerable<string> TypesOf(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var reader = image.GetMetadataReader();
        var name = reader.GetString(reader.GetAssemblyDefinition().Name);
        return [
            .. reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => !type.IsNested).Select(type => $"{name}: {reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}"),
            .. reader.ExportedTypes.Select(reader.GetExportedType).Select(type => $"{name}: {reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}"),
        ];
    }

    private static IEnumerable<string> FrameworkReferencesOf(string path)
    {
        using var image = new PEReader(File.OpenRead(path));
        var reader = image.GetMetadataReader();
        return [
            .. from type in reader.TypeReferences.Select(reader.GetTypeReference)
               where type.ResolutionScope.Kind == HandleKind.AssemblyReference
               let scope = reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
               where File.Exists(Path.Combine(s_framework, scope + ".dll"))
               select $"{scope}: {reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}",
        ];
    }
}
