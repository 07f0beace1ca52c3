namespace Earthscale.Client.Json;

internal sealed record LabelJson
{
    public string? Name { get; init; }

    public string? Value { get; init; }

    public static IReadOnlyList<DatasetLabel> ToLabels(IReadOnlyList<LabelJson?>? labels) =>
        labels is null or { Count: 0 } ? [] : [.. labels.Select(ToLabel)];

    private static DatasetLabel ToLabel(LabelJson? label, int index) =>
        new(Require.Value(label?.Name, $"labels[{index}].name"), Require.Value(label?.Value, $"labels[{index}].value"));
}
