using System.Globalization;
using System.Management.Automation;
using Earthscale.Client.Pixels;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Commands;

/// <summary>Gets the value of a variable at a point, or its values along a dimension.</summary>
[Cmdlet(VerbsCommon.Get, "EsPixel", HelpUri = ProjectLink.Help + "Get-EsPixel.md")]
[OutputType(typeof(PixelValue))]
public sealed class GetEsPixelCommand : ParallelCommand
{
    private readonly Dictionary<Guid, Task<DatasetVersion>> _versions = [];
    private PixelClient? _pixels;
    private long _read;

    /// <summary>Gets or sets the id of the version. Piped datasets provide their latest version.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatasetVersionId")]
    [ArgumentCompleter(typeof(IdCompleter))]
    [IdTransformation("Get-EsDataset -LiteralName", " | Get-EsPixel -Longitude <number> -Latitude <number>")]
    public Guid VersionId { get; set; }

    /// <summary>Gets or sets the longitude, in degrees east (WGS 84).</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [Alias("Lon")]
    [CoordinateTransformation("The longitude", 180)]
    public double Longitude { get; set; }

    /// <summary>Gets or sets the latitude, in degrees north (WGS 84).</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [Alias("Lat")]
    [CoordinateTransformation("The latitude", 90)]
    public double Latitude { get; set; }

    /// <summary>Gets or sets the variable. By default, the service chooses.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VersionPartCompleter))]
    [RequiredValue]
    [PSDefaultValue(Help = "The service selects")]
    public string? Variable { get; set; }

    /// <summary>Gets or sets the dimension of a series. By default, there is one value.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VersionPartCompleter))]
    [RequiredValue]
    [PSDefaultValue(Help = "None: one value at the point")]
    public string? Dimension { get; set; }

    /// <summary>Gets or sets the indexes along other dimensions, from 0, by dimension.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(VersionPartCompleter))]
    [IndexTransformation]
    [PSDefaultValue(Help = "The service selects")]
    public IReadOnlyDictionary<string, int> Index { get; set; } = new Dictionary<string, int>();

    private protected override string Activity => "Reading pixels";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var id = VersionId;
        var query = new PixelQuery(Longitude, Latitude) { Variable = Variable, Dimension = Dimension, Index = Index };
        var label = string.Create(CultureInfo.InvariantCulture, $"{id} at {Longitude},{Latitude}");
        var client = Client;
        _pixels ??= new PixelClient(Account, Options());
        if (!_versions.TryGetValue(id, out var version))
        {
            _versions.Add(id, version = client.GetVersionAsync(id, Dispatcher.Stopping));
        }

        Begin(new WorkItem<IReadOnlyList<PixelValue>>(async stop => await _pixels.ReadAsync(await version.ConfigureAwait(false), query, stop).ConfigureAwait(false), Write)
        {
            Label = label,
            Target = id,
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _pixels?.Dispose();
        }
    }

    private protected override string DescribeProgress() => string.Create(CultureInfo.CurrentCulture, $"{_read:N0} points");

    private void Write(IReadOnlyList<PixelValue> values)
    {
        _read++;
        WriteObject(values, enumerateCollection: true);
    }
}
