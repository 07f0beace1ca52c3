using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>Stores the output; it is not interactive.</summary>
internal sealed class ScreenInterface(int width) : PSHostUserInterface
{
    private readonly StringBuilder _text = new();
    private bool _isBarShown;

    public override PSHostRawUserInterface RawUI { get; } = new ScreenRawInterface(width);

    public override bool SupportsVirtualTerminal => false;

    public bool HasWrittenUnderProgressBar { get; private set; }

    /// <summary>The text since the last call, without the engine's end of a header's color.</summary>
    public string ReadText()
    {
        var lines = _text.Replace("\e[0m", "").ToString().Split('\n').Select(line => line.TrimEnd());
        _text.Clear();
        return string.Join('\n', lines);
    }

    public override void Write(string value) => _text.Append(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => _text.Append(value);

    public override void WriteLine(string value)
    {
        HasWrittenUnderProgressBar |= _isBarShown;
        _text.Append(value).Append('\n');
    }

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine(message);

    public override void WriteVerboseLine(string message) => WriteLine(message);

    public override void WriteWarningLine(string message) => WriteLine(message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _isBarShown = record.RecordType == ProgressRecordType.Processing;

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new NotSupportedException();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException();
}
