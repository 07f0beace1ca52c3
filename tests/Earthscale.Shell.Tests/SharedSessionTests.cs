using Earthscale.Emulator;

namespace Earthscale.Shell.Tests;

/// <summary>Several processes with one session file, against a server that takes a refresh token once.</summary>
public sealed class SharedSessionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("earthscale-shared-");

    [Fact]
    public async Task Processes_that_renew_at_once_do_not_lose_the_session()
    {
        // Each token is good for a second: the processes renew over and over, and against one another.
        await using var emulator = await EmulatorServer.StartAsync(
            new EmulatorOptions { Urls = "http://127.0.0.1:0", TokenLifetime = TimeSpan.FromSeconds(1) }, TestContext.Current.CancellationToken);
        var address = emulator.BaseUri.OriginalString;
        var script = $$"""
            $env:EARTHSCALE_API_URL = $env:EARTHSCALE_AUTH_URL = '{{address}}'
            $env:EARTHSCALE_CREDENTIALS_FILE = '{{Path.Combine(_folder.FullName, "session.json")}}'
            """;
        var signedIn = await ShellProcess.RunAsync("--command", $$"""
            {{script}}
            $password = [securestring]::new(); foreach ($letter in '{{EmulatorServer.WellKnownPassword}}'.ToCharArray()) { $password.AppendChar($letter) }
            Connect-EsAccount -Credential ([pscredential]::new('{{EmulatorServer.WellKnownEmail}}', $password))
            """);
        Assert.Equal((0, ""), (signedIn.ExitCode, signedIn.Error));

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ShellProcess.RunAsync("--command", $$"""
            {{script}}
            $end = [datetime]::UtcNow.AddSeconds(6); $count = 0
            while ([datetime]::UtcNow -lt $end) { $null = Get-EsDataset test; $count++ }
            "listed $($count -gt 0)"
            """)));

        Assert.All(runs, run => Assert.Equal((0, "", "listed True"), (run.ExitCode, run.Error, run.Lines.Single())));
        var renewals = emulator.Requests.Where(request => request.PathAndQuery == "/auth/v1/token?grant_type=refresh_token").ToList();
        Assert.True(renewals.Count > 3, $"There were {renewals.Count} renewals.");
        Assert.All(renewals, renewal => Assert.Equal(200, renewal.Status));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
