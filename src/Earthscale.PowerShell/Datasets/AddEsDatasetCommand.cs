using System.Management.Automation;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Arguments;
using Earthscale.PowerShell.Completion;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Datasets;

/// <summary>Registers datasets, or further versions of those that bear the same names.</summary>
[Cmdlet(VerbsCommon.Add, "EsDataset", SupportsShouldProcess = true, HelpUri = ProjectLink.Help + "Add-EsDataset.md")]
[OutputType(typeof(AddedDataset))]
public sealed class AddEsDatasetCommand : EsCommand
{
    /// <summary>The name; that of an existing dataset makes a further version of it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string Name { get; set; } = null!;

    /// <summary>Where the files are; several only for images, where an asterisk is a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] Url { get; set; } = null!;

    /// <summary>What the dataset is read from; inferred from the URL where that is unambiguous.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SourceType? Type { get; set; }

    /// <summary>Tags: a hashtable, or <c>key:value;key2:value2</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Tag { get; set; }

    /// <summary>Whether the service prepares fast tiles.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public OptimizationMode? VisualizationOptimization { get; set; }

    /// <summary>Dimensions along which many values are read for one pixel.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? PixelInfoOptimization { get; set; }

    /// <summary>Images: the bands to add; all where left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? Band { get; set; }

    /// <summary>Images: the dimension to group by, as Open Data Cube names it, such as time.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? GroupBy { get; set; }

    /// <summary>Images: how a date stands in a file name, in strftime codes, such as %Y-%m-%d.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FilenameDatePattern { get; set; }

    /// <summary>Images: which file name patterns belong to which band, such as @{'*_B04.tif'='red'}.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? FilenameBandPattern { get; set; }

    /// <summary>Zarr: dimensions to rename, such as @{latitude='y'}.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public object? Rename { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Read() is { } dataset && ShouldProcess($"{DisplayText.OneLine(dataset.Name, 200)} ({dataset.Type}: {string.Join(", ", dataset.Urls)})", "Add dataset"))
        {
            Add(dataset);
        }
    }

    private NewDataset? Read()
    {
        try
        {
            var dataset = new NewDataset
            {
                Name = Name,
                Type = Type ?? NewDatasetRules.Infer(Url) ?? throw new FormatException($"The type of '{Name}' cannot be told from {string.Join(", ", Url)}; give -Type Image, Zarr, Vector or TileServer."),
                Urls = Url,
                Tags = TextMap.Read(Tag, nameof(Tag)),
                VisualizationOptimization = VisualizationOptimization,
                PixelInfoOptimizations = PixelInfoOptimization,
                Bands = Band,
                GroupBy = GroupBy,
                FilenameDatePattern = FilenameDatePattern,
                FilenameBandPatterns = TextMap.Read(FilenameBandPattern, nameof(FilenameBandPattern))?.ToList(),
                Rename = TextMap.Read(Rename, nameof(Rename)),
            };
            return NewDatasetRules.FindFault(dataset) is { } fault ? throw new FormatException(fault) : dataset;
        }
        catch (FormatException e)
        {
            WriteError(new ErrorRecord(e, "InvalidDataset", ErrorCategory.InvalidArgument, Name));
            return null;
        }
    }

    private void Add(NewDataset dataset)
    {
        try
        {
            WriteObject(Thread.Await(Client.AddAsync(dataset, Thread.Stopping)));
        }
        catch (EarthscaleException e)
        {
            Report(e, dataset.Name, e.MayHaveActed
                ? $"It may have been added all the same: look with Get-EsDataset -Name '{dataset.Name}' before you try again, since adding it twice makes two versions."
                : null);
        }
    }
}
