using System.Management.Automation;
using System.Net;
using System.Security;
using Earthscale.Client;
using Earthscale.Client.Authentication;
using Earthscale.Client.Settings;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Formatting;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Sessions;

namespace Earthscale.PowerShell.Commands;

/// <summary>Signs this session in to a service.</summary>
[Cmdlet(VerbsCommunications.Connect, "EsAccount", DefaultParameterSetName = StoredSet, HelpUri = ProjectLink.Help + "Connect-EsAccount.md")]
[OutputType(typeof(EarthscaleContext))]
public sealed class ConnectEsAccountCommand : ServiceCommand
{
    private const string StoredSet = "Stored";
    private const string ApiKeySet = "ApiKey";
    private const string CredentialSet = "Credential";
    private const string BrowserSet = "Browser";

    private bool _hasBegun;

    /// <summary>The API key, made in the web application under API Settings.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ApiKeySet)]
    [ApiKeyTransformation]
    public SecureString ApiKey { get; set; } = null!;

    /// <summary>The account's e-mail address and password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [Credential]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>Signs in through the browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BrowserSet)]
    public SwitchParameter Browser { get; set; }

    /// <summary>The service's root; default: EARTHSCALE_API_URL, or else the hosted service.</summary>
    [Parameter]
    [RequiredValue]
    public Uri? ApiUri { get; set; }

    /// <summary>The auth service's root; default: EARTHSCALE_AUTH_URL, or else the hosted one.</summary>
    [Parameter(ParameterSetName = StoredSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = BrowserSet)]
    [RequiredValue]
    public Uri? AuthUri { get; set; }

    /// <summary>The auth service's public key; default: EARTHSCALE_AUTH_ANON_KEY.</summary>
    [Parameter(ParameterSetName = StoredSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = BrowserSet)]
    [RequiredValue]
    public string? AuthAnonKey { get; set; }

    /// <summary>The session file; default: EARTHSCALE_CREDENTIALS_FILE, or else the Python client's own place.</summary>
    [Parameter(ParameterSetName = StoredSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = BrowserSet)]
    [RequiredValue]
    public string? CredentialsFile { get; set; }

    /// <summary>Leaves the session file alone: the session ends with this process.</summary>
    [Parameter(ParameterSetName = StoredSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = BrowserSet)]
    public SwitchParameter NoPersist { get; set; }

    /// <summary>A name for the account in this session, for -Context of other commands; default: "default".</summary>
    [Parameter]
    [RequiredValue]
    [ValidateLength(1, 100)]
    public string? Name { get; set; }

    /// <summary>Gives the context, for -Context of other commands.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _hasBegun = true;
        SessionContext.BeginSignIn(Name);
        try
        {
            if (Name is not null && DisplayText.OneLine(Name) != Name)
            {
                throw new ConfigurationException("Name has characters that cannot be shown on a line. Use letters, digits and spaces.");
            }

            var context = SignIn.WithName(Connect(), Name ?? SessionContext.DefaultName);
            SessionContext.Select(context);
            if (PassThru)
            {
                WriteObject(context);
            }
        }
        catch (EarthscaleException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(target: null));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A parameter that could not be bound is a sign-in that failed, too: what follows must not use the account before.
        if (disposing && !_hasBegun)
        {
            SessionContext.BeginSignIn(Name);
        }

        base.Dispose(disposing);
    }

    private EarthscaleContext Connect() => ParameterSetName switch
    {
        ApiKeySet => Checked(WithApiKey()),
        CredentialSet => Kept(Dispatcher.Await(Task.Run(WithPasswordAsync))),
        BrowserSet => ThroughBrowser(InteractiveHost.CanAskIfTold(Host)),
        _ => Stored() ?? ThroughBrowser(InteractiveHost.CanAsk(Host)),
    };

    private EarthscaleContext WithApiKey()
    {
        if (ApiKeyTransformationAttribute.ErrorOf(ApiKey) is { } error)
        {
            // Errors show the line that was run, and the key is in it.
            MyInvocation.DisplayScriptPosition = RedactedPosition.Of(MyInvocation);
            throw new ConfigurationException(error);
        }

        return SignIn.WithApiKey(new NetworkCredential("", ApiKey).Password, ApiUri);
    }

    private EarthscaleContext? Stored()
    {
        if (Dispatcher.Await(SignIn.FindStoredAsync(Settings(), Options(), Dispatcher.Stopping)) is not { } context)
        {
            return null;
        }

        try
        {
            return Checked(context);
        }
        catch (NotSignedInException e) when (context.SignIn == SignInKind.SessionFile)
        {
            WriteWarning(e.Message);
            return null;
        }
    }

    private EarthscaleContext ThroughBrowser(bool canAsk) => canAsk
        ? Kept(Dispatcher.Await(Task.Run(WithBrowserAsync)))
        : throw new NotSignedInException(
            $"There are no credentials, and nobody can be asked for them here: PowerShell runs with -NonInteractive or without a terminal. Set the environment variable {EnvironmentVariables.ApiKey} to an API key (made in the web application under API Settings), or {EnvironmentVariables.Email} and {EnvironmentVariables.Password} to an account's, or give -ApiKey or -Credential.");

    private Task<EarthscaleContext> WithPasswordAsync() => SignIn.WithPasswordAsync(
        Credential.UserName, new NetworkCredential("", Credential.Password).Password, Settings(), Options(), Dispatcher.Stopping);

    private Task<EarthscaleContext> WithBrowserAsync() =>
        SignIn.WithBrowserAsync(page => Dispatcher.Post(() => Show(page)), Settings(), Options(), Dispatcher.Stopping);

    // A wrong key should say so here, not in the night, in the middle of a script.
    private EarthscaleContext Checked(EarthscaleContext context)
    {
        using var client = new EarthscaleClient(context, Options());
        Dispatcher.Await(Task.Run(() => client.CheckAsync(Dispatcher.Stopping)));
        return context;
    }

    // Only what the service has accepted outlives this process.
    private EarthscaleContext Kept(EarthscaleContext context)
    {
        Checked(context);
        Dispatcher.Await(Task.Run(() => SignIn.KeepAsync(context, Options(), Dispatcher.Stopping)));
        return context;
    }

    // As Write-Host does it: people see it, and it is not output.
    private void Show(Uri page) => WriteInformation(
        new HostInformationMessage { Message = $"Sign in with your browser. If it does not open by itself, open this address on this machine:{Environment.NewLine}{page.AbsoluteUri}" },
        ["PSHOST"]);

    private AccountSettings Settings() => new()
    {
        ApiUri = ApiUri,
        AuthUri = AuthUri,
        AuthAnonKey = AuthAnonKey,
        CredentialsFile = CredentialsFile is null ? null : FilePath(CredentialsFile),
        Persist = !NoPersist,
    };

    private string FilePath(string path)
    {
        try
        {
            var file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem"
                ? file
                : throw new ConfigurationException($"CredentialsFile is '{DisplayText.OneLine(path, 200)}', which is of the provider {provider.Name}. Write the path of a file.");
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or PSArgumentException or PSInvalidOperationException or NotSupportedException)
        {
            throw new ConfigurationException($"CredentialsFile is not the path of a file: {DisplayText.OneLine(e.Message, 500)}");
        }
    }
}
