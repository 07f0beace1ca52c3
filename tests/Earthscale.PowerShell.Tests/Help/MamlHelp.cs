using System.Xml.Linq;

namespace Earthscale.PowerShell.Tests.Help;

/// <summary>A command's part of the MAML file that the module ships.</summary>
internal sealed class MamlHelp(XElement command)
{
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly string s_path =
        Path.Combine(Repository.Root, "src", "Earthscale.PowerShell", "Module", "en-US", "Earthscale.PowerShell.dll-Help.xml");

    public string Name => command.Element(s_command + "details")!.Element(s_command + "name")!.Value;

    public string Synopsis => command.Element(s_command + "details")!.Element(s_maml + "description")!.Value.Trim();

    public string Description => command.Element(s_maml + "description")!.Value.Trim();

    public IReadOnlyDictionary<string, string> Parameters => command.Element(s_command + "parameters")?
        .Elements(s_command + "parameter")
        .ToDictionary(parameter => parameter.Element(s_maml + "name")!.Value, parameter => parameter.Element(s_maml + "description")!.Value.Trim())
        ?? [];

    public IReadOnlyList<string> Examples =>
        [.. command.Descendants(s_dev + "code").Select(code => code.Value.ReplaceLineEndings("\n").Trim())];

    public static IReadOnlyDictionary<string, MamlHelp> ReadAll() =>
        XDocument.Load(s_path).Descendants(s_command + "command").Select(command => new MamlHelp(command)).ToDictionary(help => help.Name);
}
