namespace Earthscale.Emulator.Api;

/// <summary>The mode of the visualization optimization.</summary>
internal enum OptimizationSwitch
{
    Auto,
    On,
    Off,
}
