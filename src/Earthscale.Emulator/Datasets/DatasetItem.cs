namespace Earthscale.Emulator.Datasets;

/// <summary>A dataset in a listing, as the database stores it.</summary>
internal sealed record DatasetItem(
    Guid DatasetId,
    Guid DatasetVersionId,
    string Name,
    string Type,
    IReadOnlyList<DatasetLabel> Labels,
    IReadOnlyDictionary<string, string> Tags,
    string CreatedAt,
    string UpdatedAt);
