using Earthscale.Emulator.Datasets;

namespace Earthscale.Emulator.Storage;

/// <summary>A version on its way into the database, with everything decided.</summary>
internal sealed record VersionRow
{
    public required VersionReference Reference { get; init; }

    public required long Number { get; init; }

    public required NewVersion Version { get; init; }

    /// <summary>When the dataset's first version was added, in microseconds since 1970.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When this version was added.</summary>
    public required long UpdatedAt { get; init; }

    /// <summary>Whether the listings show it: it is the newest version of a dataset that is not deleted.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>Set on the version that marks a deletion: whether maps lose the dataset too.</summary>
    public bool? RemovedFromMaps { get; init; }
}
