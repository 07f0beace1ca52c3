using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Http;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Browser;

/// <summary>Signs in with the browser, with PKCE and a secret state.</summary>
/// <param name="auth">The auth service.</param>
/// <param name="limit">The time limit for the user.</param>
internal sealed class BrowserSignIn(AuthService auth, TimeSpan limit)
{
    /// <summary>The default time limit for the user.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Opens the browser and waits for its callback.</summary>
    /// <param name="show">Shows the address of the page, in case the browser does not open.</param>
    /// <param name="options">The options of requests.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SignInException">The sign-in failed.</exception>
    public async Task<SessionTokens> RunAsync(Action<Uri> show, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        var proof = new Pkce();
        using var listener = new CallbackListener(Pkce.Random());
        var page = auth.AuthorizePage(listener.RedirectUri, proof.Challenge);
        show(page);
        SystemBrowser.Open(page, () => options.Warn?.Invoke("The browser could not be opened. Open the address above in a browser on this computer."));
        var callback = await WaitAsync(listener, cancellationToken).ConfigureAwait(false);
        return callback.Code is { } code
            ? await auth.CodeAsync(code, proof.Verifier, options, cancellationToken).ConfigureAwait(false)
            : throw new SignInException($"The sign-in in the browser failed: {SafeText.OneLine(callback.Error, 500).TrimEnd('.')}.") { Error = SignInError.Refused };
    }

    private async Task<Callback> WaitAsync(CallbackListener listener, CancellationToken cancellationToken)
    {
        try
        {
            return await listener.Callback.WaitAsync(limit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SignInException($"The sign-in in the browser was not completed within {limit.TotalSeconds:0.#} s. Run Connect-EsAccount -Browser again.", e) { Error = SignInError.TimedOut };
        }
    }
}
