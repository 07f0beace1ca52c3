namespace Earthscale.Emulator.Datasets;

/// <summary>Tags with properties of a dataset for the emulator, which never opens the files of a dataset.</summary>
internal static class EmulatorTags
{
    /// <summary>With the value <c>error</c>, every optimization of the version fails.</summary>
    public const string Outcome = "emulator-outcome";

    /// <summary>The extent, as <c>min_lon,min_lat,max_lon,max_lat</c>.</summary>
    public const string Extent = "emulator-extent";
}
