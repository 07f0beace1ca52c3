using System.Net.Http.Headers;
using System.Text.Json;
using Earthscale.Client.Http;
using Earthscale.Client.Json;
using Earthscale.Client.Settings;
using Earthscale.Client.Text;

namespace Earthscale.Client.Authentication.AuthServer;

/// <summary>Sends requests to the auth service, a GoTrue server behind a gateway. Thread-safe.</summary>
internal sealed class AuthService(AuthAddress address, TimeProvider time)
{
    /// <summary>The settings that an error about the address names.</summary>
    private const string Setting = "-AuthUri, " + EnvironmentVariables.AuthUri;

    private readonly Lazy<HttpMessageHandler> _connections = new(ConnectionPool.Create);
    private readonly Throttle _throttle = new(time);

    public AuthAddress Address => address;

    /// <summary>Signs in with a password.</summary>
    /// <exception cref="SignInException">The sign-in failed.</exception>
    public Task<SessionTokens> PasswordAsync(string email, string password, EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        TokenAsync("password", new() { ["email"] = email, ["password"] = password }, email, options, cancellationToken);

    /// <summary>Exchanges a session's refresh token, which is valid once, for a new session.</summary>
    /// <inheritdoc cref="PasswordAsync" path="/exception"/>
    public Task<SessionTokens> RefreshAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        TokenAsync("refresh_token", new() { ["refresh_token"] = session.RefreshToken }, session.Email, options, cancellationToken);

    /// <summary>Exchanges the code from the browser for a session.</summary>
    /// <inheritdoc cref="PasswordAsync" path="/exception"/>
    public Task<SessionTokens> CodeAsync(string code, string verifier, EarthscaleClientOptions options, CancellationToken cancellationToken) =>
        TokenAsync("pkce", new() { ["auth_code"] = code, ["code_verifier"] = verifier }, email: null, options, cancellationToken);

    /// <summary>Ends this session at the server, and no other session of the account.</summary>
    /// <exception cref="SignInException">The server did not end the session.</exception>
    public async Task SignOutAsync(SessionTokens session, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address.Root, "auth/v1/logout?scope=local"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken);
        Secrets.Of(request).Add(session.AccessToken);
        await SendAsync(request, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the address of the sign-in page, which contains no secret.</summary>
    public Uri AuthorizePage(Uri redirect, string codeChallenge) => new(
        address.Root,
        $"auth/v1/authorize?provider=google&redirect_to={Uri.EscapeDataString(redirect.AbsoluteUri)}&code_challenge={codeChallenge}&code_challenge_method=s256");

    private async Task<SessionTokens> TokenAsync(
        string grant, Dictionary<string, string> fields, string? email, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address.Root, $"auth/v1/token?grant_type={grant}"))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(fields, AuthJson.Default.DictionaryStringString)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in fields)
        {
            Secrets.Of(request).Add(name == "email" ? null : value);
        }

        var response = await SendAsync(request, options, cancellationToken).ConfigureAwait(false);
        return response.Read(AuthJson.Default.TokenJson, token => Session(token, email));
    }

    private async Task<ServiceResponse> SendAsync(HttpRequestMessage request, EarthscaleClientOptions options, CancellationToken cancellationToken)
    {
        AddressSetting.Set(request, Setting);
        if (address.AnonKey is { } key)
        {
            request.Headers.Add("apikey", key);
            Secrets.Of(request).Add(key);
        }

        using var http = new HttpMessageInvoker(Handlers(options), disposeHandler: false);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return new ServiceResponse(request.RequestUri!, response.Content.Headers.ContentType, ((ResponseBody)response.Content).Buffer) { Secrets = Secrets.Of(request) };
        }
        catch (ServiceException e)
        {
            throw AuthErrors.Explain(e, address);
        }
        catch (ConnectionException e)
        {
            throw AuthErrors.Explain(e);
        }
    }

    private RetryHandler Handlers(EarthscaleClientOptions options) =>
        new(new RedirectHandler(new AttemptHandler(_connections.Value, options, time)), _throttle, options, time);

    private SessionTokens Session(TokenJson token, string? email) => SessionTokens.Issued(
        email ?? Require.Value(token.User?.Email, "user.email"),
        Token(token.AccessToken, "access_token"),
        Token(token.RefreshToken, "refresh_token"),
        token.ExpiresIn,
        token.ExpiresAt,
        time.GetUtcNow());

    private static string Token(string? value, string field) => HeaderText.IsToken(Require.Value(value, field))
        ? value!
        : throw new JsonException("the token has characters that a token cannot have.", $"$.{field}", lineNumber: null, bytePositionInLine: null);
}
