using System.Globalization;
using System.Management.Automation.Host;

namespace Earthscale.Shell.Hosting;

/// <summary>What the engine knows of the program that hosts it.</summary>
internal sealed class ShellHost(PSHostUserInterface userInterface) : PSHost
{
    public override string Name => "Earthscale.Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => userInterface;

    /// <summary>What <c>exit</c> named, once somebody has typed it.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Opens a prompt inside a running command, and returns when it is left.</summary>
    public Action? NestedPrompt { get; set; }

    /// <summary>Whether the innermost nested prompt is to end.</summary>
    public bool LeavesNestedPrompt { get; private set; }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt()
    {
        if (NestedPrompt is null)
        {
            throw new NotSupportedException("Only a session with a prompt can be suspended.");
        }

        NestedPrompt();
        LeavesNestedPrompt = false;
    }

    public override void ExitNestedPrompt() => LeavesNestedPrompt = true;

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
