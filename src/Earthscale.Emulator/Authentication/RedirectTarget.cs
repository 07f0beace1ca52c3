using System.Net;

namespace Earthscale.Emulator.Authentication;

/// <summary>Where the browser goes after signing in: only ever back to this machine.</summary>
internal sealed class RedirectTarget
{
    private readonly Uri _uri;

    private RedirectTarget(Uri uri) => _uri = uri;

    public static RedirectTarget? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && IsLoopback(uri)
            ? new RedirectTarget(uri)
            : null;

    /// <summary>The address with a parameter added; what its query held before stays.</summary>
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
