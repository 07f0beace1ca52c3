using System.Text.Json.Serialization;
using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Api;

/// <summary>
/// The base of the four forms of a dataset to add. Required properties are null until they have been read.
/// Properties have setters, since generated code overwrites the defaults of init-only properties.
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

    /// <summary>The fields that must not be null or contain null, with their names in the contract.</summary>
    public virtual IEnumerable<(string Name, object? Value)> Fields() =>
        [("name", Name), ("tags", Tags), ("pixel_info_optimizations", PixelInfoOptimizations)];

    /// <summary>Converts the request to a version. A label becomes a tag unless there is a tag of its name.</summary>
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
