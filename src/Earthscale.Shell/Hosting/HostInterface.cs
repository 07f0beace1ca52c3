using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Earthscale.Shell.Prompts;

namespace Earthscale.Shell.Hosting;

/// <summary>Shows what commands write, and asks what they ask.</summary>
internal sealed class HostInterface : PSHostUserInterface
{
    private readonly Terminal _terminal;
    private readonly Dialogue _dialogue;
    private readonly ProgressLine _progress;
    private bool _isShowingError;

    public HostInterface(Terminal terminal, Dialogue dialogue)
    {
        _terminal = terminal;
        _dialogue = dialogue;
        _progress = new ProgressLine(terminal, Console.Out);
        RawUI = new RawInterface(terminal);
    }

    public override PSHostRawUserInterface RawUI { get; }

    public override bool SupportsVirtualTerminal => _terminal.ColoursOutput;

    public override void Write(string value)
    {
        _progress.Clear();
        var (output, colours) = _isShowingError
            ? (Console.Error, _terminal.ColoursErrors)
            : (Console.Out, _terminal.ColoursOutput);
        output.Write(GetOutputString(value, colours));
    }

    /// <summary>Sends what an action writes to the error stream.</summary>
    public void WriteToErrors(Action write)
    {
        _isShowingError = true;
        try
        {
            write();
        }
        finally
        {
            _isShowingError = false;
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

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Show(record);

    /// <summary>Takes away what a command left on the progress line.</summary>
    public void EndProgress() => _progress.Clear();

    public override string ReadLine() => _dialogue.Ask(string.Empty);

    public override SecureString ReadLineAsSecureString() => _dialogue.AskSecret(string.Empty);

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        _progress.Clear();
        return new FieldPrompt(_dialogue).Ask(caption, message, descriptions);
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        _progress.Clear();
        return new ChoicePrompt(_dialogue).Ask(caption, message, choices, defaultChoice);
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
        _progress.Clear();
        return new CredentialPrompt(_dialogue).Ask(caption, message, userName);
    }

    private static string Painted(string colour, string value) =>
        value.Contains('\u001b', StringComparison.Ordinal) ? value : colour + value + PSStyle.Instance.Reset;

    // Everything but output goes to the error stream, so that what is piped on is output alone.
    private void WriteAside(string colour, string value)
    {
        _progress.Clear();
        Console.Error.WriteLine(GetOutputString(Painted(colour, value), _terminal.ColoursErrors));
    }
}
