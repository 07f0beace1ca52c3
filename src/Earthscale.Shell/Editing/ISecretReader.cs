using System.Security;

namespace Earthscale.Shell.Editing;

/// <summary>Where secrets come from.</summary>
internal interface ISecretReader
{
    /// <summary>Shows a prompt, and reads one line without showing it.</summary>
    (LineOutcome Outcome, SecureString Secret) Read(string prompt);
}
