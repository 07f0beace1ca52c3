using System.Collections.Specialized;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Earthscale.Client.Authentication.Browser;

/// <summary>The callback from the browser: a code or an error. Not a record, whose ToString would show the code.</summary>
internal sealed class Callback
{
    /// <summary>The path of the callback address.</summary>
    public const string Path = "/auth/callback";

    public string? Code { get; private init; }

    public string? Error { get; private init; }

    /// <summary>Reads a request to the listener.</summary>
    /// <param name="requestLine">The request line.</param>
    /// <param name="state">The secret state of the current sign-in.</param>
    /// <returns>The response, and the callback if the request belongs to this sign-in.</returns>
    public static (HttpStatusCode Status, string Page, Callback? Callback) Read(string requestLine, string state)
    {
        var parts = requestLine.Split(' ');
        if (parts.Length != 3 || !Uri.TryCreate("http://127.0.0.1" + parts[1], UriKind.Absolute, out var uri))
        {
            return (HttpStatusCode.BadRequest, CallbackPage.NotFound, null);
        }

        if (uri.AbsolutePath != Path)
        {
            return (HttpStatusCode.NotFound, CallbackPage.NotFound, null);
        }

        if (parts[0] != "GET")
        {
            return (HttpStatusCode.MethodNotAllowed, CallbackPage.NotFound, null);
        }

        var query = HttpUtility.ParseQueryString(uri.Query);
        return IsState(query["state"], state) ? Read(query) : (HttpStatusCode.BadRequest, CallbackPage.NotFound, null);
    }

    private static (HttpStatusCode Status, string Page, Callback? Callback) Read(NameValueCollection query)
    {
        if (query["code"] is { Length: > 0 } code)
        {
            return (HttpStatusCode.OK, CallbackPage.Done, new Callback { Code = code });
        }

        var error = query["error_description"] ?? query["error"] ?? "the callback has no code";
        return (HttpStatusCode.OK, CallbackPage.Refused, new Callback { Error = error });
    }

    private static bool IsState(string? given, string state) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(state));
}
