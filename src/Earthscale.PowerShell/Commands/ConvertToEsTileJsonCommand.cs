using System.Management.Automation;
using System.Net;
using System.Security;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Tiles;

namespace Earthscale.PowerShell.Commands;

/// <summary>Describes the tiles of versions to web maps and GIS programs. Sends nothing.</summary>
[Cmdlet(VerbsData.ConvertTo, "EsTileJson", HelpUri = ProjectLink.Help + "ConvertTo-EsTileJson.md")]
[OutputType(typeof(string))]
public sealed class ConvertToEsTileJsonCommand : PSCmdlet
{
    private readonly List<TileLayer> _layers = [];

    /// <summary>A version, as Get-EsDatasetVersion gives it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public DatasetVersion InputObject { get; set; } = null!;

    /// <summary>The form of the document.</summary>
    [Parameter]
    [RequiredValue]
    [PSDefaultValue(Value = TileDocumentFormat.TileJson)]
    public TileDocumentFormat As { get; set; }

    /// <summary>Which tile server.</summary>
    [Parameter]
    [RequiredValue]
    [PSDefaultValue(Value = TileServerChoice.Best)]
    public TileServerChoice Server { get; set; }

    /// <summary>One variable, or three for red, green and blue; the service chooses by default.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateCount(1, 3)]
    public string[] Variable { get; set; } = [];

    /// <summary>The name of a color map for one variable.</summary>
    [Parameter]
    [RequiredValue]
    public string? ColorMap { get; set; }

    /// <summary>Turns the color map around.</summary>
    [Parameter]
    public SwitchParameter ReverseColorMap { get; set; }

    /// <summary>The format of the tiles; that of the service's template by default.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateSet("png", "webp", "jpeg")]
    public string? Format { get; set; }

    /// <summary>An API key to write into the addresses; none by default.</summary>
    [Parameter]
    [ApiKeyTransformation]
    public SecureString? ApiKey { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Variable.Length == 2)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("Two variables make no picture: give one, or three for red, green and blue.", nameof(Variable)),
                "InvalidVariable", ErrorCategory.InvalidArgument, Variable));
        }

        if (ApiKey is not null)
        {
            WriteWarning("The output holds the API key in plain text: whoever can read it can use the key.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (FindServer() is not { } server)
        {
            WriteError(new ErrorRecord(
                new PSInvalidOperationException($"Version {InputObject.DatasetVersionId} of {DisplayText.OneLine(InputObject.Name, 100)} has no {(Server == TileServerChoice.Best ? "" : Server.ToString().ToLowerInvariant() + " ")}tile server."),
                "TilesUnavailable", ErrorCategory.ObjectNotFound, InputObject));
            return;
        }

        var layer = new TileLayer(InputObject.Name, Style(server.TileUrl), server.MinZoom, server.MaxZoom);
        if (As == TileDocumentFormat.Qgis)
        {
            _layers.Add(layer);
        }
        else
        {
            WriteObject(TileDocument.ToTileJson(layer));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_layers.Count > 0)
        {
            WriteObject(TileDocument.ToQgis(_layers));
        }
    }

    private TileServer? FindServer() => Server switch
    {
        TileServerChoice.Dynamic => InputObject.DynamicTileServer,
        TileServerChoice.Optimized => InputObject.OptimizedTileServer,
        _ => InputObject.OptimizedTileServer ?? InputObject.DynamicTileServer,
    };

    // A dataset of the type tileserver shows tiles of others, who must not get the key and do not know the parameters.
    private string Style(string template)
    {
        if (!template.Contains($"/{InputObject.DatasetVersionId}/", StringComparison.OrdinalIgnoreCase))
        {
            if (ApiKey is not null || Variable.Length > 0 || ColorMap is not null || ReverseColorMap || Format is not null)
            {
                WriteWarning($"{DisplayText.OneLine(InputObject.Name, 100)} shows tiles of another server: its address was left as it is, without key and style.");
            }

            return template;
        }

        var style = new TileStyle { Variables = Variable, ColorMap = ColorMap, ReverseColorMap = ReverseColorMap, Format = Format };
        return style.Apply(template, ApiKey is null ? null : new NetworkCredential("", ApiKey).Password);
    }
}
