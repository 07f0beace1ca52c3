using System.Security;

namespace Earthscale.Shell.Editing;

/// <summary>A secret typed at a terminal: an asterisk for every character.</summary>
internal sealed class SecretEditor(TextWriter output) : ISecretReader
{
    /// <inheritdoc/>
    public (LineOutcome Outcome, SecureString Secret) Read(string prompt)
    {
        using var keys = new KeyReader();
        var secret = new SecureString();
        output.Write(prompt);
        while (true)
        {
            var key = KeyReader.Read();
            if (Outcome(key) is { } outcome)
            {
                output.WriteLine();
                return (outcome, secret);
            }

            Apply(key, secret);
        }
    }

    private static LineOutcome? Outcome(ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.Enter } or { KeyChar: '\r' or '\n' } => LineOutcome.Entered,
        { Modifiers: ConsoleModifiers.Control, Key: ConsoleKey.C } => LineOutcome.Cancelled,
        _ => null,
    };

    private void Apply(ConsoleKeyInfo key, SecureString secret)
    {
        if (key.Key == ConsoleKey.Backspace && secret.Length > 0)
        {
            secret.RemoveAt(secret.Length - 1);
            output.Write("\b \b");
        }
        else if (!char.IsControl(key.KeyChar))
        {
            secret.AppendChar(key.KeyChar);
            output.Write('*');
        }
    }
}
