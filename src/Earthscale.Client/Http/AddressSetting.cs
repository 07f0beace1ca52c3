namespace Earthscale.Client.Http;

/// <summary>The names of the settings that determine a request's address, for errors.</summary>
internal static class AddressSetting
{
    private const string Api = "-ApiUri, EARTHSCALE_API_URL";
    private static readonly HttpRequestOptionsKey<string> s_key = new("Earthscale.AddressSetting");

    public static string Of(HttpRequestMessage request) => request.Options.TryGetValue(s_key, out var setting) ? setting : Api;

    public static void Set(HttpRequestMessage request, string setting) => request.Options.Set(s_key, setting);
}
