using System.Management.Automation;
using System.Net;
using System.Security;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Tiles;

namespace Earthscale.PowerShell.Commands;

/// <summary>Describes the tiles of versions for web maps and GIS programs. Sends no request.</summary>
[Cmdlet(VerbsData.ConvertTo, "EsTileJson", HelpUri = ProjectLink.Help + "ConvertTo-EsTileJson.md")]
[OutputType(typeof(string))]
public sealed class ConvertToEsTileJsonCommand : PSCmdlet
{
    /// <summary>The width of the service's tiles, in pixels.</summary>
    private const int TileSize = 512;

    private readonly List<TileLayer> _layers = [];

    /// <summary>Gets or sets a version, from Get-EsDatasetVersion.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [VersionTransformation]
    public DatasetVersion InputObject { get; set; } = null!;

    /// <summary>Gets or sets the format of the document.</summary>
    [Parameter]
    [RequiredValue]
    [PSDefaultValue(Value = TileDocumentFormat.TileJson)]
    public TileDocumentFormat As { get; set; }

    /// <summary>Gets or sets the choice of the tile server.</summary>
    [Parameter]
    [RequiredValue]
    [PSDefaultValue(Value = TileServerChoice.Best)]
    public TileServerChoice Server { get; set; }

    /// <summary>Gets or sets one variable, or three for red, green, and blue. By default, the service chooses.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionPartCompleter))]
    [RequiredValue]
    [ValidateCount(1, 3)]
    [PSDefaultValue(Help = "The service selects")]
    public string[] Variable { get; set; } = [];

    /// <summary>Gets or sets the name of a color map for one variable.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    public string? ColorMap { get; set; }

    /// <summary>Gets or sets a value that indicates whether to reverse the color map.</summary>
    [Parameter]
    public SwitchParameter ReverseColorMap { get; set; }

    /// <summary>Gets or sets the format of the tiles. The default is the format of the service's template.</summary>
    [Parameter]
    [RequiredValue]
    [ValidateSet("png", "webp", "jpeg")]
    [PSDefaultValue(Help = "The format of the address in the version")]
    public string? Format { get; set; }

    /// <summary>Gets or sets an API key to add to the addresses. By default, there is none.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [ApiKeyTransformation]
    [PSDefaultValue(Help = "None")]
    public SecureString? ApiKey { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var problem = Variable.Length == 2 ? "Two variables cannot be displayed: give one, or three for red, green, and blue."
            : Variable.Length == 3 && (ColorMap is not null || ReverseColorMap) ? "A color map is for one variable, not for three."
            : null;
        if (problem is not null)
        {
            ThrowTerminatingError(ErrorRecords.Create(new PSArgumentException(problem), ErrorId.InvalidVariable, ErrorCategory.InvalidArgument, Variable));
        }

        if (ApiKey is not null)
        {
            WriteWarning("The output contains the API key in plain text: anyone who can read the output can use the key.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (FindServer() is not { } server)
        {
            WriteError(ErrorRecords.Create(
                new PSInvalidOperationException($"Version {InputObject.DatasetVersionId} of {DisplayText.OneLine(InputObject.Name, 100)} has no {(Server == TileServerChoice.Best ? "" : Server.ToString().ToLowerInvariant() + " ")}tile server."),
                ErrorId.TilesUnavailable, ErrorCategory.ObjectNotFound, InputObject));
            return;
        }

        if (InputObject.Variables is { Count: > 0 } known && Array.Find(Variable, variable => !known.ContainsKey(variable)) is { } unknown)
        {
            WriteError(ErrorRecords.Create(
                new PSArgumentException(DisplayText.OneLine($"{QuotedText.Of(InputObject.Name)} has no variable {QuotedText.Of(unknown)}. Its variables: {string.Join(", ", known.Keys)}.")),
                ErrorId.InvalidVariable, ErrorCategory.InvalidArgument, InputObject));
            return;
        }

        var layer = CreateLayer(server);
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

    // The tiles of a TileServer dataset come from another server, which must not get the key and does not know the parameters.
    private TileLayer CreateLayer(TileServer server)
    {
        var layer = new TileLayer(InputObject.Name, server.TileUrl, server.MinZoom, server.MaxZoom);
        if (!server.TileUrl.Contains($"/{InputObject.DatasetVersionId}/", StringComparison.OrdinalIgnoreCase))
        {
            if (ApiKey is not null || Variable.Length > 0 || ColorMap is not null || ReverseColorMap || Format is not null)
            {
                WriteWarning($"{DisplayText.OneLine(InputObject.Name, 100)} has tiles of another server: its address is unchanged, without key and style.");
            }

            return layer;
        }

        var style = new TileStyle { Variables = Variable, ColorMap = ColorMap, ReverseColorMap = ReverseColorMap, Format = Format };
        var key = ApiKey is null ? null : new NetworkCredential("", ApiKey).Password;
        return layer with { Url = style.Apply(server.TileUrl, key), TileSize = TileSize };
    }
}
