using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Authentication.Browser;
using Earthscale.Client.Authentication.Credentials;
using Earthscale.Client.Authentication.Sessions;
using Earthscale.Client.Settings;

namespace Earthscale.Client.Authentication;

/// <summary>The ways in, and the way out.</summary>
public static class SignIn
{
    /// <summary>Signs in with an API key; sends nothing.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="apiUri">The service's root; null for <c>EARTHSCALE_API_URL</c>, or else the hosted service.</param>
    /// <exception cref="ConfigurationException">The key or the address is not one to be used.</exception>
    public static EarthscaleContext WithApiKey(string apiKey, Uri? apiUri)
    {
        ArgumentNullException.ThrowIfNull(apiKey);
        return new ClientContext(
            new ApiKeyCredential(apiKey, "The API key"), new AccountSettings { ApiUri = apiUri }.ResolveApi(), "parameter -ApiKey");
    }

    /// <summary>Signs in with a password. <see cref="KeepAsync"/> keeps the session beyond this process.</summary>
    /// <param name="email">The account's e-mail address.</param>
    /// <param name="password">The password; not kept.</param>
    /// <param name="settings">Where to sign in.</param>
    /// <param name="options">How requests behave and report.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SignInException">There is no session.</exception>
    /// <exception cref="ConfigurationException">A setting is not one to be used.</exception>
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

    /// <summary>Signs in through the browser. <see cref="KeepAsync"/> keeps the session beyond this process.</summary>
    /// <param name="show">Is given the page's address, for people whose browser is elsewhere; it holds no secret.</param>
    /// <param name="settings">Where to sign in.</param>
    /// <param name="options">How requests behave and report.</param>
    /// <param name="cancellationToken">Ends the wait for the browser.</param>
    /// <exception cref="SignInException">There is no session.</exception>
    /// <exception cref="ConfigurationException">A setting is not one to be used.</exception>
    public static Task<EarthscaleContext> WithBrowserAsync(
        Action<Uri> show, AccountSettings settings, EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        WithBrowserAsync(show, settings, options, BrowserSignIn.Limit, cancellationToken);

    /// <summary>Finds the account that the environment names, or else the session file holds; sends nothing.</summary>
    /// <remarks>A file system can hang: the wait is limited to <see cref="EarthscaleClientOptions.Timeout"/>.</remarks>
    /// <param name="settings">Where to look. What it names goes before the environment.</param>
    /// <param name="options">Whom to warn of a session file that cannot be used, and how long to wait for it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The account, the same object for the same settings; null when there is none.</returns>
    /// <exception cref="ConfigurationException">A setting is not one to be used.</exception>
    public static async Task<EarthscaleContext?> FindStoredAsync(AccountSettings settings, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return await Task.Run(() => StoredAccounts.Find(settings, options.Warn), cancellationToken).WaitAsync(options.Timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new ConfigurationException($"The session file could not be read within {options.Timeout.TotalSeconds:0.#} s. Check its file system, or name another file with -CredentialsFile or {EnvironmentVariables.CredentialsFile}.");
        }
    }

    /// <summary>Finds the account like <see cref="FindStoredAsync"/>, where the environment says where to look.</summary>
    /// <exception cref="NotSignedInException">There is none.</exception>
    /// <exception cref="ConfigurationException">A setting is not one to be used.</exception>
    public static async Task<EarthscaleContext> GetStoredAsync(EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        await FindStoredAsync(new AccountSettings(), options, cancellationToken).ConfigureAwait(false)
        ?? throw new NotSignedInException(
            $"Not signed in. Run Connect-EsAccount, or set the environment variable {EnvironmentVariables.ApiKey} to an API key (made in the web application under API Settings), or {EnvironmentVariables.Email} and {EnvironmentVariables.Password} to an account's.");

    /// <summary>Gives an account a name. Session and connections stay the same.</summary>
    /// <param name="context">The account.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ConfigurationException">The context holds no credentials: a copy read from a file, say.</exception>
    public static EarthscaleContext WithName(EarthscaleContext context, string name) => Account(context).WithName(name);

    /// <summary>Whether the environment or the session file named the account, so that others may use its session too.</summary>
    /// <param name="context">The account.</param>
    public static bool IsStored(EarthscaleContext context) => context is ClientContext { IsStored: true };

    /// <summary>Keeps an account's session in the session file, for other processes and the Python client. Never an API key.</summary>
    /// <param name="context">The account.</param>
    /// <param name="options">Whom to warn when it cannot be kept.</param>
    /// <param name="cancellationToken">Ends the wait for other processes.</param>
    public static Task KeepAsync(EarthscaleContext context, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Session(context) is { } session ? session.KeepAsync(options, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Ends an account's session here, in the session file and at the server. An API key knows no end.</summary>
    /// <param name="context">The account.</param>
    /// <param name="options">How requests behave and report.</param>
    /// <param name="cancellationToken">Ends the call; the session file goes all the same.</param>
    /// <exception cref="SignInException">The server did not end it; it has ended here all the same.</exception>
    /// <exception cref="ConfigurationException">The session file could not be removed.</exception>
    public static async Task EndAsync(EarthscaleContext context, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Session(context) is not { } session)
        {
            return;
        }

        try
        {
            await session.EndAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The session file could not be removed: {e.Message} Remove it by hand.");
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

    private static ClientContext Context(SignInKind kind, SessionTokens session, AuthService auth, Uri api, AccountSettings settings, string source)
    {
        var tokens = new TokenProvider(session.Email, auth, settings.ResolveFile(auth.Address), signIn: null, settings.Time, followsFile: false);
        return new ClientContext(new TokenCredential(kind, tokens, session), api, source);
    }

    private static ClientContext Account(EarthscaleContext context) => context as ClientContext
        ?? throw new ConfigurationException("The context holds no credentials. Make one with Connect-EsAccount -PassThru.");

    private static TokenCredential? Session(EarthscaleContext context) => Account(context).Credential as TokenCredential;
}
