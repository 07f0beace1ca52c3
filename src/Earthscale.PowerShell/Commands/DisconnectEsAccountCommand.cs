using System.Management.Automation;
using Earthscale.Client.Authentication;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>Signs an account out: here, at the server, and out of the session file.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "EsAccount", HelpUri = ProjectLink.Help + "Disconnect-EsAccount.md")]
public sealed class DisconnectEsAccountCommand : ServiceCommand
{
    /// <summary>The account to sign out; the session's own where left out.</summary>
    [Parameter]
    [ValidateNotNull]
    public EarthscaleContext? Context { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if ((Context ?? SessionContext.Current ?? SignIn.FindStored(new AccountSettings(), WriteWarning)) is { } context)
            {
                SignOut(context);
            }
        }
        catch (EarthscaleException e)
        {
            WriteError(e.ToErrorRecord(target: null));
        }
    }

    private void SignOut(EarthscaleContext context)
    {
        if (ReferenceEquals(context, SessionContext.Current))
        {
            SessionContext.Clear();
        }

        try
        {
            Dispatcher.Await(Task.Run(() => SignIn.EndAsync(context, Options(), Dispatcher.Stopping)));
        }
        catch (SignInException e)
        {
            WriteError(Incomplete(e, context));
        }

        if (Context is null && SignIn.FindStored(new AccountSettings(), warn: null) is { } left)
        {
            WriteWarning($"Commands are still signed in: {left} ({left.Source}).");
        }
    }

    private static ErrorRecord Incomplete(SignInException exception, EarthscaleContext context) =>
        new(exception, "SignOutIncomplete", ErrorCategory.ResourceUnavailable, context)
        {
            ErrorDetails = new ErrorDetails($"{context.Account} is signed out on this machine, but the server could not be told, so that the session may still be good there. {exception.Message}")
            {
                RecommendedAction = "End the session in the web application, or change the password.",
            },
        };
}
