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

/// <summary>Signs in to the service.</summary>
[Cmdlet(VerbsCommunications.Connect, "EsAccount", DefaultParameterSetName = StoredSet, HelpUri = ProjectLink.Help + "Connect-EsAccount.md")]
[OutputType(typeof(EarthscaleContext))]
public sealed class ConnectEsAccountCommand : ServiceCommand
{
    private const string StoredSet = "Stored";
    private const string ApiKeySet = "ApiKey";
    private const string CredentialSet = "Credential";
    private const string BrowserSet = "Browser";

    private bool _hasBegun;

    /// <summary>Gets or sets the API key, created in the web application under API Settings.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ApiKeySet)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [ApiKeyTransformation]
    public SecureString ApiKey { get; set; } = null!;

    /// <summary>Gets or sets the account's email address and password.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [Credential]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>Gets or sets a value that indicates whether to sign in with the browser.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BrowserSet)]
    public SwitchParameter Browser { get; set; }

    /// <summary>Gets or sets the service's root URL. The default is EARTHSCALE_API_URL, or the hosted service.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [PSDefaultValue(Help = "EARTHSCALE_API_URL, otherwise https://api.earthscale.ai")]
    public Uri? ApiUri { get; set; }

    /// <summary>Gets or sets the auth service's root URL. The default is EARTHSCALE_AUTH_URL, or the hosted auth service.</summary>
    [Parameter(ParameterSetName = StoredSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = BrowserSet)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [PSDefaultValue(Help = "EARTHSCALE_AUTH_URL, otherwise https://supabase.earthscale.ai")]
    public Uri? AuthUri { get; set; }

    /// <summary>Gets or sets the auth service's public key. The default is EARTHSCALE_AUTH_ANON_KEY.</summary>
    [Parameter(ParameterSetName = StoredSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = BrowserSet)]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [PSDefaultValue(Help = "EARTHSCALE_AUTH_ANON_KEY, otherwise none")]
    public string? AuthAnonKey { get; set; }

    /// <summary>Gets or sets the path of the session file. The default is EARTHSCALE_CREDENTIALS_FILE, or the Python client's default.</summary>
    [Parameter(ParameterSetName = StoredSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = BrowserSet)]
    [RequiredValue]
    [PSDefaultValue(Help = "EARTHSCALE_CREDENTIALS_FILE, otherwise the Python client's file in ~/.earthscale")]
    public string? CredentialsFile { get; set; }

    /// <summary>Gets or sets a value that indicates whether to ignore the session file, so that the session ends with this process.</summary>
    [Parameter(ParameterSetName = StoredSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = BrowserSet)]
    public SwitchParameter NoPersist { get; set; }

    /// <summary>Gets or sets a name for the account in this session, for the -Context parameter of other commands. The default is "default".</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceTextCompleter))]
    [RequiredValue]
    [ValidateLength(1, 100)]
    [PSDefaultValue(Value = SessionContext.DefaultName)]
    public string? Name { get; set; }

    /// <summary>Gets or sets a value that indicates whether to return the context.</summary>
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
                throw new ConfigurationException("Name contains control characters. Use letters, digits, and spaces.");
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
            // Not "Sign in with Connect-EsAccount", the command that has just failed.
            var advice = e is ServiceException { StatusCode: HttpStatusCode.Unauthorized } ? "Check the credentials and -ApiUri; API keys are created in the web application under API Settings." : null;
            ThrowTerminatingError(e.ToErrorRecord(target: null, advice));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // After a parameter binding error, the sign-in has failed too, and later commands must not use the previous account.
        if (disposing && !_hasBegun)
        {
            SessionContext.BeginSignIn(Name);
        }

        base.Dispose(disposing);
    }

    private EarthscaleContext Connect() => ParameterSetName switch
    {
        ApiKeySet => CheckAccount(WithApiKey()),
        CredentialSet => CheckAndSave(Dispatcher.Await(Task.Run(WithPasswordAsync))),
        BrowserSet => ConnectWithBrowser(InteractiveHost.CanPromptOnRequest(Host)),
        _ => FindStored() ?? ConnectWithBrowser(InteractiveHost.CanPrompt(Host)),
    };

    private EarthscaleContext WithApiKey()
    {
        if (ApiKeyTransformationAttribute.GetError(ApiKey) is { } error)
        {
            // Errors show the command line, which contains the key.
            MyInvocation.DisplayScriptPosition = RedactedPosition.Of(MyInvocation);
            throw new ConfigurationException(error);
        }

        return SignIn.WithApiKey(new NetworkCredential("", ApiKey).Password, ApiUri);
    }

    private EarthscaleContext? FindStored()
    {
        if (Dispatcher.Await(SignIn.FindStoredAsync(Settings(), Options(), Dispatcher.Stopping)) is not { } context)
        {
            return null;
        }

        try
        {
            return CheckAccount(context);
        }
        catch (NotSignedInException e) when (context.SignIn == SignInKind.SessionFile)
        {
            WriteWarning(e.Message);
            return null;
        }
    }

    private EarthscaleContext ConnectWithBrowser(bool canAsk) => canAsk
        ? CheckAndSave(Dispatcher.Await(Task.Run(WithBrowserAsync)))
        : throw new NotSignedInException(
            $"There are no credentials, and there is no prompt for them: PowerShell runs with -NonInteractive, without a terminal, or in a job. Set the environment variable {EnvironmentVariables.ApiKey} to an API key (created in the web application under API Settings), or {EnvironmentVariables.Email} and {EnvironmentVariables.Password} to an account's email address and password, or use -ApiKey or -Credential.");

    private Task<EarthscaleContext> WithPasswordAsync() => SignIn.WithPasswordAsync(
        Credential.UserName, new NetworkCredential("", Credential.Password).Password, Settings(), Options(), Dispatcher.Stopping);

    private Task<EarthscaleContext> WithBrowserAsync() =>
        SignIn.WithBrowserAsync(page => Dispatcher.Post(() => Show(page)), Settings(), Options(), Dispatcher.Stopping);

    // Report a wrong key here, and not in the middle of a script.
    private EarthscaleContext CheckAccount(EarthscaleContext context)
    {
        using var client = new EarthscaleClient(context, Options());
        Dispatcher.Await(Task.Run(() => client.CheckAsync(Dispatcher.Stopping)));
        return context;
    }

    // Save the session only if the service accepts it.
    private EarthscaleContext CheckAndSave(EarthscaleContext context)
    {
        try
        {
            CheckAccount(context);
        }
        catch
        {
            Task.Run(() => SignIn.AbandonAsync(context, Options())).GetAwaiter().GetResult();
            throw;
        }

        Dispatcher.Await(Task.Run(() => SignIn.KeepAsync(context, Options(), Dispatcher.Stopping)));
        return context;
    }

    // Like Write-Host: visible, but not output.
    private void Show(Uri page) => WriteInformation(
        new HostInformationMessage { Message = $"Sign in with your browser. If it does not open, open this address on this computer:{Environment.NewLine}{page.AbsoluteUri}" },
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
                : throw new ConfigurationException($"CredentialsFile is '{DisplayText.OneLine(path, 200)}', a path of the provider {provider.Name}. Give the path of a file.");
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or PSArgumentException or PSInvalidOperationException or NotSupportedException)
        {
            throw new ConfigurationException($"CredentialsFile is not the path of a file: {DisplayText.OneLine(e.Message, 500)}");
        }
    }
}
