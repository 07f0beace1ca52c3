using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Storage;

/// <summary>A row of the table of versions.</summary>
internal sealed record VersionRow
{
    public required VersionReference Reference { get; init; }

    public required long Number { get; init; }

    public required NewVersion Version { get; init; }

    /// <summary>The time when the dataset's first version was added, in microseconds since 1970.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>The time when this version was added, in microseconds since 1970.</summary>
    public required long UpdatedAt { get; init; }

    /// <summary>Whether the version is in the listings: it is the latest version of a dataset that is not deleted.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>For the marker of a deletion, whether the dataset is also removed from all maps; otherwise null.</summary>
    public bool? RemovedFromMaps { get; init; }
}
