using System.Globalization;
using System.Management.Automation.Host;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>A host whose terminal has a given width and stores its text.</summary>
internal sealed class ScreenHost(int width) : PSHost
{
    private readonly ScreenInterface _screen = new(width);

    public override string Name => "Screen";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _screen;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    /// <summary>Whether a line was written while a progress bar was shown.</summary>
    public bool HasWrittenUnderProgressBar => _screen.HasWrittenUnderProgressBar;

    /// <summary>The text since the last call, without trailing spaces.</summary>
    public string ReadText() => _screen.ReadText();

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
