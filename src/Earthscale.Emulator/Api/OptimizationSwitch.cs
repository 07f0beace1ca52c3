namespace Earthscale.Emulator.Api;

/// <summary>Whether the tiles of a new dataset are prepared.</summary>
internal enum OptimizationSwitch
{
    Auto,
    On,
    Off,
}
