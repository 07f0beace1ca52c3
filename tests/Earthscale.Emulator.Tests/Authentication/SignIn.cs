using System.Net.Http.Headers;
using System.Text;
using Earthscale.Emulator.Tests.Running;

namespace Earthscale.Emulator.Tests.Authentication;

/// <summary>The steps of signing in and out.</summary>
internal static class SignIn
{
    public static Task<TestResponse> WithPasswordAsync(RunningEmulator emulator, string? anonKey = null)
    {
        var body = $$"""{"email":"{{EmulatorOptions.WellKnownEmail}}","password":"{{EmulatorOptions.WellKnownPassword}}"}""";
        var request = new HttpRequestMessage(HttpMethod.Post, "/auth/v1/token?grant_type=password")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (anonKey is not null)
        {
            request.Headers.Add("apikey", anonKey);
        }

        return emulator.SendAsync(request);
    }

    public static Task<TestResponse> RefreshAsync(RunningEmulator emulator, TestResponse tokens) =>
        emulator.PostTextAsync("/auth/v1/token?grant_type=refresh_token", $$"""{"refresh_token":"{{tokens.Text("refresh_token")}}"}""");

    public static Task<TestResponse> SignOutAsync(RunningEmulator emulator, TestResponse tokens, string query) =>
        SendAsync(emulator, HttpMethod.Post, "/auth/v1/logout" + query, tokens);

    /// <summary>Lists datasets with only the access token.</summary>
    public static async Task<TestResponse> ListAsync(RunningEmulator emulator, TestResponse tokens)
    {
        emulator.ApiKey = null;
        try
        {
            return await SendAsync(emulator, HttpMethod.Get, "/v1/datasets", tokens);
        }
        finally
        {
            emulator.ApiKey = EmulatorOptions.WellKnownApiKey;
        }
    }

    private static Task<TestResponse> SendAsync(RunningEmulator emulator, HttpMethod method, string path, TestResponse tokens)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Text("access_token"));
        return emulator.SendAsync(request);
    }
}
