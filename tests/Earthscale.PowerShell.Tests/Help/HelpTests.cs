using System.Management.Automation;
using System.Reflection;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Help;

/// <summary>The commands, their pages and the MAML that the module ships say the same. docs/Export-Help.ps1 mends what fails here.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public static TheoryData<string> Pages => [.. HelpPage.Names];

    [Fact]
    public void Each_command_has_a_page_and_shipped_help_and_the_reverse()
    {
        var commands = _session.Run("Get-Command -Module Earthscale").ThrowOnError().Values<string>("Name").Order(StringComparer.Ordinal).ToList();

        Assert.Equal(commands, HelpPage.Names);
        Assert.Equal(commands, MamlHelp.ReadAll().Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_and_shipped_help_hold_the_parameters_of_the_command(string name)
    {
        var parameters = Command(name).Parameters.Keys.Except(Cmdlet.CommonParameters).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(parameters, HelpPage.Read(name).Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(parameters, MamlHelp.ReadAll()[name].Parameters.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Shipped_help_says_what_the_page_says(string name)
    {
        var (page, maml) = (HelpPage.Read(name), MamlHelp.ReadAll()[name]);

        Assert.Equal(page.Synopsis, maml.Synopsis);
        Assert.Equal(page.Description, maml.Description);
        Assert.Equal(page.Parameters.OrderBy(parameter => parameter.Key), maml.Parameters.OrderBy(parameter => parameter.Key));
        Assert.Equal(page.Examples, maml.Examples);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_complete(string name)
    {
        var page = HelpPage.Read(name);

        Assert.DoesNotContain("{{", page.Text, StringComparison.Ordinal);
        Assert.All(page.Parameters.Values, Assert.NotEmpty);
        Assert.NotEmpty(page.Synopsis);
        Assert.True(page.Examples.Count >= 3, $"{name} has {page.Examples.Count} examples.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Get_Help_finds_words_examples_and_the_page_online(string name)
    {
        var help = Assert.Single(_session.Run("param($name) Get-Help $name -Full", name).ThrowOnError().Output);
        var page = HelpPage.Read(name);

        Assert.Equal(page.Synopsis, help.Properties["Synopsis"].Value.ToString()!.Trim());
        Assert.NotNull(help.Properties["examples"].Value);
        Assert.Equal(page.HelpUri, Command(name).ImplementingType.GetCustomAttribute<CmdletAttribute>()!.HelpUri);
    }

    [Fact]
    public void Pages_commands_and_manifest_name_one_place_on_the_web()
    {
        var project = _session.Run("(Get-Module Earthscale).ProjectUri").ThrowOnError().Output.Single().ToString();

        Assert.All(HelpPage.Names, name => Assert.Equal($"{project}/blob/main/docs/en-US/{name}.md", HelpPage.Read(name).HelpUri));
    }

    [Fact]
    public void Each_about_page_is_shipped()
    {
        var shipped = Path.Combine(Path.GetDirectoryName(Repository.ModuleManifest)!, "en-US");
        var pages = Directory.EnumerateFiles(HelpPage.Folder, "about_*.md").Select(page => Path.GetFileNameWithoutExtension(page)).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.True(File.Exists(Path.Combine(shipped, page + ".help.txt")), $"{page} is not shipped."));
    }

    public void Dispose() => _session.Dispose();

    private CmdletInfo Command(string name) =>
        (CmdletInfo)_session.Run("param($name) Get-Command $name -Module Earthscale", name).ThrowOnError().Output.Single().BaseObject;
}
