using System.Management.Automation;
using Earthscale.Client.Authentication;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>Signs out accounts of this session.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "EsAccount", HelpUri = ProjectLink.Help + "Disconnect-EsAccount.md")]
public sealed class DisconnectEsAccountCommand : ServiceCommand
{
    /// <summary>Gets or sets the account to sign out: its name in this session, or its context. The default is the current account.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [PSDefaultValue(Help = "The account that commands use")]
    [ContextTransformation]
    [ArgumentCompleter(typeof(ContextCompleter))]
    public EarthscaleContext? Context { get; set; }

    /// <summary>Gets or sets a value that indicates whether to sign out the account of the session file or the environment too, for all programs that use it.</summary>
    [Parameter]
    public SwitchParameter Stored { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if ((Context ?? SessionContext.Current) is { } context)
            {
                SignOut(context);
            }

            if (Context is null && Stored && FindStored(warn: true) is { } stored)
            {
                SignOut(stored);
            }

            if (SessionContext.Current is null && !SessionContext.HasFailed && FindStored(warn: false) is { } left)
            {
                WriteWarning($"Commands are still signed in: {left} ({left.Source}). {Advice(left)}");
            }
        }
        catch (EarthscaleException e)
        {
            WriteError(e.ToErrorRecord(target: null));
        }
    }

    private void SignOut(EarthscaleContext context)
    {
        SessionContext.Remove(context);
        if (SignIn.IsStored(context) && !Stored)
        {
            WriteVerbose($"The session of {context} ({context.Source}) was not started here and stays active. -Stored ends it.");
            return;
        }

        try
        {
            Dispatcher.Await(Task.Run(() => SignIn.EndAsync(context, Options(), Dispatcher.Stopping)));
        }
        catch (SignInException e)
        {
            WriteError(Incomplete(e, context));
        }
    }

    private EarthscaleContext? FindStored(bool warn) =>
        Dispatcher.Await(SignIn.FindStoredAsync(new AccountSettings(), warn ? Options() : Options() with { Warn = null }, Dispatcher.Stopping));

    private string Advice(EarthscaleContext left) => left.SignIn == SignInKind.SessionFile && !Stored
        ? "That session was not started here; to end it, for the Python client too, run Disconnect-EsAccount -Stored"
        : "To change that, remove the environment variable.";

    private static ErrorRecord Incomplete(SignInException exception, EarthscaleContext context) =>
        new(exception, ErrorId.SignOutIncomplete, ErrorCategory.ResourceUnavailable, context)
        {
            ErrorDetails = new ErrorDetails($"{context.Account} is signed out on this computer, but not at the server, where the session may still be valid. {exception.Message}")
            {
                RecommendedAction = "End the session in the web application, or change the password.",
            },
        };
}
