using System.Collections.Specialized;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Earthscale.Client.Authentication.Browser;

/// <summary>What the browser brought back from the auth service: a code, or an error. Not a record: it must not print itself.</summary>
internal sealed class Callback
{
    /// <summary>Where the browser is sent back to.</summary>
    public const string Path = "/auth/callback";

    public string? Code { get; private init; }

    public string? Error { get; private init; }

    /// <summary>Reads a request that came to the listener.</summary>
    /// <param name="requestLine">Its first line.</param>
    /// <param name="state">What only the sign-in that is under way knows.</param>
    /// <returns>How to answer; and the callback, when it was one of this sign-in.</returns>
    public static (HttpStatusCode Status, string Page, Callback? Callback) Read(string requestLine, string state)
    {
        var parts = requestLine.Split(' ');
        if (parts.Length != 3 || !Uri.TryCreate("http://127.0.0.1" + parts[1], UriKind.Absolute, out var uri))
        {
            return (HttpStatusCode.BadRequest, CallbackPage.NotOurs, null);
        }

        if (uri.AbsolutePath != Path)
        {
            return (HttpStatusCode.NotFound, CallbackPage.NotOurs, null);
        }

        if (parts[0] != "GET")
        {
            return (HttpStatusCode.MethodNotAllowed, CallbackPage.NotOurs, null);
        }

        var query = HttpUtility.ParseQueryString(uri.Query);
        return IsState(query["state"], state) ? Read(query) : (HttpStatusCode.BadRequest, CallbackPage.NotOurs, null);
    }

    private static (HttpStatusCode Status, string Page, Callback? Callback) Read(NameValueCollection query)
    {
        if (query["code"] is { Length: > 0 } code)
        {
            return (HttpStatusCode.OK, CallbackPage.Done, new Callback { Code = code });
        }

        var error = query["error_description"] ?? query["error"] ?? "the browser came back without a code";
        return (HttpStatusCode.OK, CallbackPage.Refused, new Callback { Error = error });
    }

    private static bool IsState(string? given, string state) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(state));
}
