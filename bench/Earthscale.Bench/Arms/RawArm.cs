using System.Text.Json;
using System.Text.Json.Serialization;

namespace Earthscale.Bench.Arms;

/// <summary>The reference: HttpClient and source-generated System.Text.Json, one page after another, without checks.</summary>
internal sealed partial class RawArm(Uri apiUri, int pageSize) : IArm
{
    private static readonly HttpClient s_http = new();

    public async Task ListAsync(Action seen)
    {
        string? cursor = null;
        do
        {
            var uri = new Uri(apiUri, $"v1/datasets/cursor?limit={pageSize}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            using var response = await s_http.GetAsync(uri);
            response.EnsureSuccessStatusCode();
            var bytes = await response.Content.ReadAsByteArrayAsync();
            var page = JsonSerializer.Deserialize(bytes, RawJson.Default.RawPage)!;
            foreach (var _ in page.Items)
            {
                seen();
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    internal sealed class RawPage
    {
        public required List<RawDataset> Items { get; set; }

        public string? NextCursor { get; set; }
    }

    internal sealed class RawDataset
    {
        public required Guid DatasetId { get; set; }

        public required Guid DatasetVersionId { get; set; }

        public required string Name { get; set; }

        public required string Type { get; set; }

        public List<RawLabel>? Labels { get; set; }

        public Dictionary<string, string>? Tags { get; set; }

        public required DateTimeOffset CreatedAt { get; set; }

        public required DateTimeOffset UpdatedAt { get; set; }
    }

    internal sealed class RawLabel
    {
        public string? Name { get; set; }

        public string? Value { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(RawPage))]
    internal sealed partial class RawJson : JsonSerializerContext;
}
