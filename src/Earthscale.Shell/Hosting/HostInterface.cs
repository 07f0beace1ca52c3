using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Earthscale.Shell.Prompts;

namespace Earthscale.Shell.Hosting;

/// <summary>Shows what commands write, and asks what they ask.</summary>
internal sealed class HostInterface : PSHostUserInterface
{
    private readonly Terminal terminal;
    private readonly Dialogue dialogue;
    private readonly ProgressLine progress;
    private bool isShowingError;

    public HostInterface(Terminal terminal, Dialogue dialogue)
    {
        this.terminal = terminal;
        this.dialogue = dialogue;
        progress = new ProgressLine(terminal, Console.Out);
        RawUI = new RawInterface(terminal);
    }

    public override PSHostRawUserInterface RawUI { get; }

    public override bool SupportsVirtualTerminal => terminal.ColoursOutput;

    public override void Write(string value)
    {
        progress.Clear();
        var (output, colours) = isShowingError
            ? (Console.Error, terminal.ColoursErrors)
            : (Console.Out, terminal.ColoursOutput);
        output.Write(GetOutputString(value, colours));
    }

    /// <summary>Sends what an action writes to the error stream.</summary>
    public void WriteToErrors(Action write)
    {
        isShowingError = true;
        try
        {
            write();
        }
        finally
        {
            isShowingError = false;
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Write(Painted(PSStyle.MapForegroundColorToEscapeSequence(foregroundColor), value));

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => WriteAside(PSStyle.Instance.Formatting.Error, value);

    public override void WriteWarningLine(string message) =>
        WriteAside(PSStyle.Instance.Formatting.Warning, $"WARNING: {message}");

    public override void WriteVerboseLine(string message) =>
        WriteAside(PSStyle.Instance.Formatting.Verbose, $"VERBOSE: {message}");

    public override void WriteDebugLine(string message) =>
        WriteAside(PSStyle.Instance.Formatting.Debug, $"DEBUG: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record) => progress.Show(record);

    /// <summary>Takes away what a command left on the progress line.</summary>
    public void EndProgress() => progress.Clear();

    public override string ReadLine() => dialogue.Ask(string.Empty);

    public override SecureString ReadLineAsSecureString() => dialogue.AskSecret(string.Empty);

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        progress.Clear();
        return new FieldPrompt(dialogue).Ask(caption, message, descriptions);
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        progress.Clear();
        return new ChoicePrompt(dialogue).Ask(caption, message, choices, defaultChoice);
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, default, default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        progress.Clear();
        return new CredentialPrompt(dialogue).Ask(caption, message, userName);
    }

    private static string Painted(string colour, string value) =>
        value.Contains('\u001b', StringComparison.Ordinal) ? value : colour + value + PSStyle.Instance.Reset;

    // Everything but output goes to the error stream, so that what is piped on is output alone.
    private void WriteAside(string colour, string value)
    {
        progress.Clear();
        Console.Error.WriteLine(GetOutputString(Painted(colour, value), terminal.ColoursErrors));
    }
}
