using System.Management.Automation;

namespace Earthscale.Shell.Prompts;

/// <summary>A user's name and password.</summary>
internal sealed class CredentialPrompt(Dialogue dialogue)
{
    public PSCredential Ask(string caption, string message, string? userName)
    {
        dialogue.WriteHeading(caption, message);
        var user = string.IsNullOrEmpty(userName) ? dialogue.Ask("User: ") : userName;
        return new PSCredential(user, dialogue.AskSecret($"Password for user {user}: "));
    }
}
