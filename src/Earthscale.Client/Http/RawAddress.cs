using Earthscale.Client.Text;

namespace Earthscale.Client.Http;

/// <summary>Makes the address of a request to any endpoint, and makes sure that it is at the service.</summary>
internal static class RawAddress
{
    /// <exception cref="ConfigurationException">The path is none, or leads elsewhere.</exception>
    public static Uri Of(Uri root, RawRequest request)
    {
        var path = request.Path.Trim();
        // A leading slash means the service's root, which may itself be a folder of its host; two mean another host.
        var isRooted = path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal);
        if (!Uri.TryCreate(root, isRooted ? "." + path : path, out var address) || path.Contains('\\', StringComparison.Ordinal))
        {
            throw new ConfigurationException($"'{SafeText.OneLine(path.Split('?')[0], 200)}' is not a path; write one such as /v1/datasets.");
        }

        if (!ServiceAddress.SameOrigin(root, address) || !address.AbsolutePath.StartsWith(root.AbsolutePath, StringComparison.Ordinal) || address.UserInfo.Length > 0)
        {
            throw new ConfigurationException($"{address.GetLeftPart(UriPartial.Scheme)}{SafeText.OneLine(address.Authority, 200)} is not at the service that is signed in to ({root}); credentials go there only. Write a path such as /v1/datasets.");
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
