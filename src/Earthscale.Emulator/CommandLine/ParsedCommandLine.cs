using Earthscale.Emulator.Faults;

namespace Earthscale.Emulator.CommandLine;

/// <summary>What the command line asked for.</summary>
internal sealed record ParsedCommandLine
{
    public EmulatorOptions Options { get; init; } = new();

    public RandomFaults Faults { get; init; } = new() { Rate = 0 };

    public bool Help { get; init; }

    public bool Verbose { get; init; }
}
