using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Browser;
using Earthscale.Client.Authentication.Credentials;
using Earthscale.Client.Authentication.Sessions;
using Earthscale.Client.Http;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Authentication;

/// <summary>Signs in and out.</summary>
public static class SignIn
{
    private static readonly TimeSpan s_abandonLimit = TimeSpan.FromSeconds(5);

    /// <summary>Signs in with an API key. Sends no request.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="apiUri">The service's root URL; null for <c>EARTHSCALE_API_URL</c>, or the hosted service.</param>
    /// <exception cref="ConfigurationException">The key or the address is invalid.</exception>
    public static EarthscaleContext WithApiKey(string apiKey, Uri? apiUri)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        return new ClientContext(
            new ApiKeyCredential(apiKey, "The API key"), new AccountSettings { ApiUri = apiUri }.ResolveApi(), "parameter -ApiKey");
    }

    /// <summary>Signs in with a password. <see cref="KeepAsync"/> saves the session for other processes.</summary>
    /// <param name="email">The account's email address.</param>
    /// <param name="password">The password, which is not stored.</param>
    /// <param name="settings">The settings of the sign-in.</param>
    /// <param name="options">The options of requests.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="SignInException">The sign-in failed.</exception>
    /// <exception cref="ConfigurationException">A setting is invalid.</exception>
    public static async Task<EarthscaleContext> WithPasswordAsync(
        string email, string password, AccountSettings settings, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var api = settings.ResolveApi();
        var auth = new AuthService(settings.ResolveAuth(), settings.Time);
        var session = await auth.PasswordAsync(email, password, options, cancellationToken).ConfigureAwait(false);
        return Context(SignInKind.Password, session, auth, api, settings, "parameter -Credential");
    }

    /// <summary>Signs in with the browser. <see cref="KeepAsync"/> saves the session for other processes.</summary>
    /// <param name="show">Shows the address of the page, which contains no secret, in case the browser does not open.</param>
    /// <param name="settings">The settings of the sign-in.</param>
    /// <param name="options">The options of requests.</param>
    /// <param name="cancellationToken">Cancels the wait for the browser.</param>
    /// <exception cref="SignInException">The sign-in failed.</exception>
    /// <exception cref="ConfigurationException">A setting is invalid.</exception>
    public static Task<EarthscaleContext> WithBrowserAsync(
        Action<Uri> show, AccountSettings settings, EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        WithBrowserAsync(show, settings, options, BrowserSignIn.Limit, cancellationToken);

    /// <summary>Finds the account in the environment or in the session file. Sends no request.</summary>
    /// <remarks>A file system can hang: the wait is limited to <see cref="EarthscaleClientOptions.Timeout"/>.</remarks>
    /// <param name="settings">The settings, which take precedence over the environment.</param>
    /// <param name="options">The options: the callback for warnings about the session file, and the time limit to read it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The account, the same object for the same settings; null if there is none.</returns>
    /// <exception cref="ConfigurationException">A setting is invalid.</exception>
    public static Task<EarthscaleContext?> FindStoredAsync(AccountSettings settings, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        // Without a file, there is no wait.
        return StoredAccounts.FindKey(settings) is { } account
            ? Task.FromResult<EarthscaleContext?>(account)
            : FindSessionAsync(settings, options, cancellationToken);
    }

    /// <summary>Gets the account in the environment or in the session file. Sends no request.</summary>
    /// <exception cref="NotSignedInException">There is no account.</exception>
    /// <exception cref="ConfigurationException">A setting is invalid.</exception>
    public static async Task<EarthscaleContext> GetStoredAsync(EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        await FindStoredAsync(new AccountSettings(), options, cancellationToken).ConfigureAwait(false)
        ?? throw new NotSignedInException(
            $"Not signed in. Run Connect-EsAccount, or set the environment variable {EnvironmentVariables.ApiKey} to an API key (created in the web application under API Settings), or {EnvironmentVariables.Email} and {EnvironmentVariables.Password} to an account's email address and password.");

    /// <summary>Names an account. The session and the connections stay the same.</summary>
    /// <param name="context">The account.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="ConfigurationException">The context has no credentials, such as a deserialized copy.</exception>
    public static EarthscaleContext WithName(EarthscaleContext context, string name) => AsClientContext(context).WithName(name);

    /// <summary>Determines whether the account comes from the environment or the session file, so that other programs may use its session too.</summary>
    /// <param name="context">The account.</param>
    public static bool IsStored(EarthscaleContext context) => context is ClientContext { IsStored: true };

    /// <summary>Saves an account's session in the session file, for other processes and the Python client. API keys are never saved.</summary>
    /// <param name="context">The account.</param>
    /// <param name="options">The options, with the callback for warnings.</param>
    /// <param name="cancellationToken">Cancels the wait for other processes.</param>
    public static Task KeepAsync(EarthscaleContext context, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return GetCredential(context) is { } session ? session.KeepAsync(options, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Ends an account's session here, in the session file, and at the server. Does nothing for an API key.</summary>
    /// <param name="context">The account.</param>
    /// <param name="options">The options of requests.</param>
    /// <param name="cancellationToken">Cancels the call; the session file is deleted anyway.</param>
    /// <exception cref="SignInException">The server did not end the session; it has ended here.</exception>
    /// <exception cref="ConfigurationException">The session file could not be deleted.</exception>
    public static async Task EndAsync(EarthscaleContext context, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (GetCredential(context) is not { } session)
        {
            return;
        }

        try
        {
            await session.EndAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The session file could not be deleted: {e.Message} Delete it manually.");
        }
    }

    /// <summary>Tries briefly to end the session of a failed sign-in at the server.</summary>
    /// <param name="context">The account, whose session was not saved.</param>
    /// <param name="options">The options of requests.</param>
    public static async Task AbandonAsync(EarthscaleContext context, EarthscaleClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            var once = options with { MaxRetries = 0, NoMoreAttempts = CancellationToken.None, Timeout = s_abandonLimit };
            await (GetCredential(context)?.EndAsync(once, CancellationToken.None) ?? Task.CompletedTask).WaitAsync(s_abandonLimit).ConfigureAwait(false);
        }
        catch (Exception e) when (e is EarthscaleException or TimeoutException)
        {
            // Nothing else has the tokens, and they expire.
        }
    }

    internal static async Task<EarthscaleContext> WithBrowserAsync(
        Action<Uri> show, AccountSettings settings, EarthscaleClientOptions options, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var api = settings.ResolveApi();
        var auth = new AuthService(settings.ResolveAuth(), settings.Time);
        var session = await new BrowserSignIn(auth, limit).RunAsync(show, options, cancellationToken).ConfigureAwait(false);
        return Context(SignInKind.Browser, session, auth, api, settings, "browser");
    }

    private static async Task<EarthscaleContext?> FindSessionAsync(AccountSettings settings, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => StoredAccounts.FindSession(settings, options.Warn), cancellationToken).WaitAsync(options.Timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new ConfigurationException($"The session file could not be read within {options.Timeout.TotalSeconds:0.#} s. Check its file system, or name another file with -CredentialsFile or {EnvironmentVariables.CredentialsFile}.");
        }
    }

    private static ClientContext Context(SignInKind kind, SessionTokens session, AuthService auth, Uri api, AccountSettings settings, string source)
    {
        var tokens = new TokenProvider(session.Email, auth, settings.ResolveFile(auth.Address), signIn: null, settings.Time, followsFile: false);
        return new ClientContext(new TokenCredential(kind, tokens, session), api, source);
    }

    private static ClientContext AsClientContext(EarthscaleContext context) => context as ClientContext
        ?? throw new ConfigurationException("The context has no credentials. Create one with Connect-EsAccount -PassThru.");

    private static TokenCredential? GetCredential(EarthscaleContext context) => AsClientContext(context).Credential as TokenCredential;
}
