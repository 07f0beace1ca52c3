using System.Text.Json.Serialization;
using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Api;

/// <summary>
/// What the four forms of a dataset to add share. What is required is null until it has been read.
/// Properties can be set, as generated code would overwrite the defaults of those that can only be initialized.
/// </summary>
internal abstract record AddDatasetRequest
{
    public string Name { get; set; } = null!;

    public IReadOnlyList<DatasetLabel>? Labels { get; set; }

    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>();

    [JsonConverter(typeof(OptimizationSwitchConverter))]
    public OptimizationSwitch VisualizationOptimization { get; set; }

    public IReadOnlyList<string> PixelInfoOptimizations { get; set; } = [];

    public static ValueTask<AddDatasetRequest?> BindAsync(HttpContext context) => AddRequestReader.ReadAsync(context);

    /// <summary>What must not be null, and what must not hold null, in the contract's words.</summary>
    public virtual IEnumerable<(string Name, object? Value)> Fields() =>
        [("name", Name), ("tags", Tags), ("pixel_info_optimizations", PixelInfoOptimizations)];

    /// <summary>The version that the request asks for. A label becomes a tag unless there is a tag of its name: tags win.</summary>
    public NewVersion ToVersion()
    {
        var tags = new Dictionary<string, string>(Tags);
        foreach (var label in Labels ?? [])
        {
            tags.TryAdd(label.Name, label.Value);
        }

        var scheduled = new OptimizationPlan(Fails: tags.GetValueOrDefault(EmulatorTags.Outcome) == "error");
        var detail = new VersionDetail
        {
            Labels = Labels ?? [],
            Tags = tags,
            Visualization = VisualizationOptimization == OptimizationSwitch.Off ? OptimizationPlan.Never : scheduled,
            PixelInfo = PixelInfoOptimizations.Distinct().ToDictionary(dimension => dimension, _ => scheduled),
        };
        return new NewVersion
        {
            Name = Name,
            Type = this is AddVectorRequest ? "vector" : "raster",
            Detail = Complete(detail),
            Extent = tags.TryGetValue(EmulatorTags.Extent, out var text) && BoundingBox.TryParse(text, out var box, out _) ? box : null,
        };
    }

    protected virtual VersionDetail Complete(VersionDetail detail) => detail;
}
