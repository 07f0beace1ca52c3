namespace Earthscale.Client.Http;

/// <summary>Which settings say where a request goes, for errors that ask to check them.</summary>
internal static class AddressSetting
{
    private const string Api = "-ApiUri, EARTHSCALE_API_URL";
    private static readonly HttpRequestOptionsKey<string> s_key = new("Earthscale.AddressSetting");

    public static string Of(HttpRequestMessage request) => request.Options.TryGetValue(s_key, out var setting) ? setting : Api;

    public static void Set(HttpRequestMessage request, string setting) => request.Options.Set(s_key, setting);
}
