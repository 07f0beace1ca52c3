using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Earthscale.Shell.Editing;

namespace Earthscale.Shell.Prompts;

/// <summary>Question and answer, line by line, between a running command and who runs it.</summary>
internal sealed class Dialogue(ILineReader lines, ISecretReader secrets, TextWriter output)
{
    /// <summary>Asks the running command to stop: Ctrl+C at a question means that command.</summary>
    public Action StopCommand { get; set; } = () => { };

    /// <summary>Whether the running command has been asked to stop.</summary>
    public Func<bool> IsStopping { get; set; } = () => false;

    public void WriteLine(string text) => output.WriteLine(text);

    /// <summary>Says what the question is about.</summary>
    public void WriteHeading(string caption, string message)
    {
        output.WriteLine();
        foreach (var line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Asks for a line.</summary>
    /// <exception cref="HostException">Nobody is there to answer.</exception>
    public string Ask(string question) => Answer(lines.Read(question)).Text;

    /// <summary>Asks for a line that nobody sees.</summary>
    /// <exception cref="HostException">Nobody is there to answer.</exception>
    public SecureString AskSecret(string question)
    {
        var (outcome, secret) = secrets.Read(question);
        Answer(new LineInput(outcome, string.Empty));
        return secret;
    }

    private LineInput Answer(LineInput answer)
    {
        if (answer.Outcome == LineOutcome.Cancelled)
        {
            StopCommand();
        }

        if (answer.Outcome == LineOutcome.Cancelled || IsStopping())
        {
            throw new PipelineStoppedException();
        }

        return answer.Outcome == LineOutcome.Ended
            ? throw new HostException("The command asks a question, but the input has ended: nobody is there to answer.")
            : answer;
    }
}
