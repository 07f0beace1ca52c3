using System.Security;

namespace Earthscale.Shell.Editing;

/// <summary>Lines as the input gives them: from a pipe, a file, or a terminal that only writes on.</summary>
internal sealed class PlainLineReader(TextReader input, TextWriter output) : ILineReader, ISecretReader
{
    /// <inheritdoc/>
    public LineInput Read(string prompt)
    {
        output.Write(prompt);
        var line = input.ReadLine();
        if (Console.IsInputRedirected && prompt.Length > 0)
        {
            // No Enter was echoed: what comes next would stand behind the question.
            output.WriteLine();
        }

        return line is null ? LineInput.Ended : LineInput.Entered(line);
    }

    (LineOutcome Outcome, SecureString Secret) ISecretReader.Read(string prompt)
    {
        var (outcome, text) = Read(prompt);
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        return (outcome, secret);
    }
}
