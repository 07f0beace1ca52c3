using System.Management.Automation;
using System.Reflection;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Loading;

public sealed class ModuleTests : EmulatorFixture
{
    [Fact]
    public void The_manifest_exports_every_command_of_the_assembly()
    {
        var manifest = Assert.Single(Run("param($path) Test-ModuleManifest $path", Repository.ModuleManifest).ThrowOnError().Output);
        var commands = Run("Get-Command -Module Earthscale").ThrowOnError().Output.Select(command => command.BaseObject).Cast<CmdletInfo>().ToList();
        var classes = commands[0].ImplementingType.Assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Cmdlet)));

        Assert.Equal(
            classes.Select(type => type.GetCustomAttribute<CmdletAttribute>()!).Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}").Order(),
            ((PSModuleInfo)manifest.BaseObject).ExportedCmdlets.Keys.Order());
    }

    [Fact]
    public void Every_command_has_an_approved_verb()
    {
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(VerbsCommon).Namespace && type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields())
            .Select(field => field.GetRawConstantValue() as string)
            .ToHashSet();

        Assert.All(Run("Get-Command -Module Earthscale").ThrowOnError().Values<string>("Verb"), verb => Assert.Contains(verb, approved));
    }

    [Fact]
    public void The_manifest_and_the_assemblies_are_of_one_version()
    {
        var module = Assert.Single(Run("Get-Module Earthscale").ThrowOnError().Output);
        var version = LanguagePrimitives.ConvertTo<Version>(module.Properties["Version"].Value);
        var command = (CmdletInfo)Assert.Single(Run("Get-Command Get-EsDataset").Output).BaseObject;

        Assert.Equal(version, new Version(command.ImplementingType.Assembly.GetName().Version!.ToString(3)));
    }

    [Fact]
    public void Its_types_can_be_named_in_scripts()
    {
        var names = Run("function Get-It { param([Earthscale.Dataset[]] $Dataset) $Dataset.Count }; Get-It (Get-EsDataset)").ThrowOnError();

        Assert.Equal(Emulator.CountDatasets(), LanguagePrimitives.ConvertTo<long>(Assert.Single(names.Output)));
    }

    [Fact]
    public void A_parallel_script_uses_the_given_context()
    {
        var result = Run("""
            param($path, $key, $uri)
            $context = Connect-EsAccount -ApiKey $key -ApiUri $uri -PassThru
            1..4 | ForEach-Object -Parallel { Import-Module $using:path; (Get-EsDataset -Name test -Context $using:context).Name } -ThrottleLimit 4
            """, Repository.ModuleManifest, ModuleSession.Secret(EmulatorOptions.WellKnownApiKey), Emulator.BaseUri);

        Assert.Equal(["test", "test", "test", "test"], result.ThrowOnError().Output.Select(name => name.ToString()));
    }
}
