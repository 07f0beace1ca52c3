using System.Net;

namespace Earthscale.Emulator.Authentication;

/// <summary>The redirect address after the sign-in, which must be a loopback address.</summary>
internal sealed class RedirectTarget
{
    private readonly Uri _uri;

    private RedirectTarget(Uri uri) => _uri = uri;

    public static RedirectTarget? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && IsLoopback(uri)
            ? new RedirectTarget(uri)
            : null;

    /// <summary>Adds parameters to the address.</summary>
    public string With(params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var builder = new UriBuilder(_uri);
        var query = new List<string>();
        if (builder.Query.Length > 1)
        {
            query.Add(builder.Query[1..]);
        }

        foreach (var (name, value) in parameters)
        {
            query.Add($"{name}={Uri.EscapeDataString(value)}");
        }

        builder.Query = string.Join('&', query);
        return builder.Uri.AbsoluteUri;
    }

    private static bool IsLoopback(Uri uri) =>
        uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
