using Earthscale.Client.Authentication.AuthServer;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.Browser;

/// <summary>Signs in through the browser: there and back with a proof key, and a state that only we know.</summary>
/// <param name="auth">The auth service.</param>
/// <param name="limit">How long the person has.</param>
internal sealed class BrowserSignIn(AuthService auth, TimeSpan limit)
{
    /// <summary>How long people have.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <summary>Opens the browser and waits for it to come back.</summary>
    /// <param name="show">Is given the page's address, for machines whose browser is elsewhere.</param>
    /// <param name="options">How requests behave and report.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SignInException">There is no session.</exception>
    public async Task<SessionTokens> RunAsync(Action<Uri> show, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        var proof = new Pkce();
        using var listener = new CallbackListener(Pkce.Random());
        var page = auth.AuthorizePage(listener.RedirectUri, proof.Challenge);
        show(page);
        SystemBrowser.Open(page, () => options.Warn?.Invoke("No browser could be opened here. Open the address above in one that runs on this machine."));
        var callback = await WaitAsync(listener, cancellationToken).ConfigureAwait(false);
        return callback.Code is { } code
            ? await auth.CodeAsync(code, proof.Verifier, options, cancellationToken).ConfigureAwait(false)
            : throw new SignInException($"The sign-in in the browser came to nothing: {SafeText.OneLine(callback.Error, 500).TrimEnd('.')}.") { Error = SignInError.Refused };
    }

    private async Task<Callback> WaitAsync(CallbackListener listener, CancellationToken cancellationToken)
    {
        try
        {
            return await listener.Callback.WaitAsync(limit, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new SignInException($"Nobody finished the sign-in in the browser within {limit.TotalSeconds:0.#} s. Run Connect-EsAccount -Browser again.", e) { Error = SignInError.TimedOut };
        }
    }
}
