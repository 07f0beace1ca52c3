using Earthscale.Client.Text;

namespace Earthscale.Client.Http;

/// <summary>Builds the address of a request to any endpoint, and checks that it is at the service.</summary>
internal static class RawAddress
{
    /// <exception cref="ConfigurationException">The path is invalid, or refers to another host.</exception>
    public static Uri Of(Uri root, RawRequest request)
    {
        var path = request.Path.Trim();
        // A leading slash refers to the service's root, which may itself be a folder of its host; two refer to another host.
        var isRooted = path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal);
        if (!Uri.TryCreate(root, isRooted ? "." + path : path, out var address) || path.Contains('\\', StringComparison.Ordinal))
        {
            throw new ConfigurationException($"'{SafeText.OneLine(path.Split('?')[0], 200)}' is not a valid path; give a path such as /v1/datasets.");
        }

        if (!ServiceAddress.SameOrigin(root, address) || !address.AbsolutePath.StartsWith(root.AbsolutePath, StringComparison.Ordinal) || address.UserInfo.Length > 0)
        {
            throw new ConfigurationException($"{address.GetLeftPart(UriPartial.Scheme)}{SafeText.OneLine(address.Authority, 200)} is not at the service of this account ({root}); credentials are sent only there. Give a path such as /v1/datasets.");
        }

        return WithQuery(address, request.Query);
    }

    private static Uri WithQuery(Uri address, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        var parts = query.Select(entry => $"{Uri.EscapeDataString(entry.Key)}={Uri.EscapeDataString(entry.Value)}").ToList();
        if (address.Query.Length > 1)
        {
            parts.Insert(0, address.Query[1..]);
        }

        return new UriBuilder(address) { Query = string.Join('&', parts), Fragment = "" }.Uri;
    }
}
