using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Accounts;

/// <summary>Runs every command with success and with failure, and searches all output for the secrets.</summary>
public sealed class SecretsTests : AccountFixture
{
    private const string ApiKey = "canary-api-key";
    private const string Password = "canary-password";
    private const string AnonKey = "canary-anon-key";

    // The emulator's tokens are random, but have this prefix.
    private static readonly string[] s_secrets = ["canary", "emulator-access-", "emulator-refresh-"];

    private readonly StringWriter _console = new();
    private readonly SecretSearch _search;

    public SecretsTests()
    {
        _search = new SecretSearch(Session.Runspace);
        // Splatted, because errors and transcripts contain the command line.
        Run("param($key) $global:anon = @{ AuthAnonKey = $key }", AnonKey).ThrowOnError();
    }

    protected override EmulatorOptions Options => new()
    {
        ApiKey = ApiKey,
        UserPassword = Password,
        AnonKey = AnonKey,
        RequestLog = TextWriter.Synchronized(_console),
    };

    [Theory]
    [InlineData("Connect-EsAccount -ApiKey $key -ApiUri $there.ApiUri -PassThru")]
    [InlineData("Connect-EsAccount -Credential $user @there @anon -PassThru")]
    public void Commands_that_succeed_show_no_secret(string connect)
    {
        _search.Run($"{connect}; Get-EsContext");
        foreach (var command in Commands())
        {
            _search.Run(command);
        }

        _search.Run("Disconnect-EsAccount");

        Assert.Empty(_search.ErrorIds);
        Assert.Contains("DELETE", _search.Said, StringComparison.Ordinal);
        CheckOutput();
    }

    [Theory]
    [InlineData("Connect-EsAccount -ApiKey $key -ApiUri $there.ApiUri")]
    [InlineData("Connect-EsAccount -Credential $user @there @anon")]
    public void Commands_that_fail_show_no_secret(string connect)
    {
        _search.Run(connect);
        Run("$global:PSDefaultParameterValues = @{ '*-Es[ADPR]*:MaximumRetryCount' = 0; '*-Es[ADPR]*:TimeoutSec' = 1; 'Wait-*:TimeoutSec' = 60 }").ThrowOnError();
        Fault[] faults =
        [
            new(FaultKind.TooManyRequests), new(FaultKind.ServiceUnavailable), new(FaultKind.BadGateway), new(FaultKind.Reset),
            new(FaultKind.Truncate), new(FaultKind.Slow) { Delay = Timeout.InfiniteTimeSpan }, new(FaultKind.ExpiredToken),
        ];
        foreach (var fault in faults)
        {
            // A hang takes a second per command; one command that reads and one that writes are enough.
            foreach (var command in fault.Kind == FaultKind.Slow ? ["Get-EsDataset", "Add-EsDataset secrets gs://b/1.tif"] : Commands())
            {
                // The second attempt gets 401 too; the session is renewed between them.
                Emulator.Faults.Next(fault, count: 2, target => target.IsApi);
                _search.Run(command);
                Emulator.Faults.Clear();
            }
        }

        foreach (var id in new[] { "TooManyRequests", "ServiceFailed", "ServiceUnreachable", "ServiceTimedOut", "NotAuthorized" })
        {
            Assert.Contains(id, _search.ErrorIds);
        }

        CheckOutput();
    }

    [Fact]
    public async Task A_failed_sign_in_shows_no_secret()
    {
        await using var invalid = await ScriptedServer.StartAsync(_ => """{"access_token":"canary-token\n","refresh_token":"canary-refresh"}""");
        await using var redirecting = await ScriptedServer.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = "http://127.0.0.1:1/";
            return Task.CompletedTask;
        });
        File.WriteAllText(Path.Combine(Folder, "broken.json"), """{"access_token": canary-token""");
        File.WriteAllText(Path.Combine(Folder, "foreign.json"), """{"auth_url":"https://other.example.com","user_email":"a@b.c","access_token":"canary-token","refresh_token":"canary-refresh"}""");

        _search.Run("Connect-EsAccount -Credential $user @there -MaximumRetryCount 0");
        _search.Run("param($wrong) Connect-EsAccount -Credential $user @there -AuthAnonKey $wrong", "canary-wrong-anon-key");
        _search.Run("param($wrong) Connect-EsAccount -Credential $user @there -AuthAnonKey $wrong", "canary anon key");
        _search.Run("param($wrong) Connect-EsAccount -Credential $wrong @there @anon", Credential("canary-wrong-password"));
        _search.Run("param($wrong) Connect-EsAccount -ApiKey $wrong -ApiUri $there.ApiUri", ModuleSession.Secret("canary-wrong-key"));
        _search.Run("param($wrong) Connect-EsAccount -ApiKey $wrong -ApiUri $there.ApiUri", ModuleSession.Secret("canary key\r\nwith: more"));
        _search.Run("Connect-EsAccount -ApiKey canary-text-key -ApiUri $there.ApiUri");
        _search.Run("Connect-EsAccount -ApiKey $key -ApiUri http://catalog.example.com");
        _search.Run("Connect-EsAccount -ApiKey $key -ApiUri http://127.0.0.1:1 -MaximumRetryCount 0");
        _search.Run("param($uri) Connect-EsAccount -ApiKey $key -ApiUri $uri", redirecting.BaseUri);
        _search.Run("param($uri) Connect-EsAccount -Credential $user -ApiUri $there.ApiUri -AuthUri $uri", redirecting.BaseUri);
        _search.Run("param($uri) Connect-EsAccount -Credential $user -ApiUri $there.ApiUri -AuthUri $uri", invalid.BaseUri);
        foreach (var file in new[] { "broken.json", "foreign.json" })
        {
            _search.Run("param($file) $there.CredentialsFile = $file; Connect-EsAccount -Credential $user @there @anon", Path.Combine(Folder, file));
        }

        Assert.Equal(
            ["AuthAnonKeyRequired", "InvalidSetting", "NotAuthorized", "ServiceUnreachable", "SignInRefused", "UnexpectedResponse"],
            _search.ErrorIds.Distinct().Order());
        Assert.Contains("is ignored", _search.Said, StringComparison.Ordinal);
        CheckOutput();
    }

    [Fact]
    public void A_session_that_ends_shows_no_secret()
    {
        _search.Run("Connect-EsAccount -Credential $user @there @anon; $global:old = Get-EsContext");
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 10, target => !target.IsApi);
        _search.Run("Disconnect-EsAccount -MaximumRetryCount 0");
        _search.Run("Get-EsDataset -Context $old");
        _search.Run("Get-EsContext");

        Assert.Equal(["NotSignedIn", "SignOutIncomplete"], _search.ErrorIds.Distinct().Order());
        CheckOutput();
    }

    [Fact]
    public void No_command_is_left_out()
    {
        var driven = string.Join('\n', Commands()) + "Connect-EsAccount, Disconnect-EsAccount, Get-EsContext, Select-EsContext";

        Assert.All(
            Run("Get-Command -Module Earthscale -CommandType Cmdlet").ThrowOnError().Values<string>("Name"),
            name => Assert.Contains(name, driven, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Commands() =>
    [
        "Get-EsDataset test",
        "Test-EsAccount",
        "Get-EsDataset test | Get-EsDatasetVersion",
        "Get-EsDataset test | Get-EsDatasetVersion | Wait-EsDatasetVersion",
        "Get-EsDataset sentinel-2-l2a-alps | Get-EsDatasetVersion | ConvertTo-EsTileJson",
        "Get-EsDataset sentinel-2-l2a-alps | Get-EsPixel -Longitude 8.5 -Latitude 46.5",
        "Invoke-EsRestMethod -Path /v1/datasets -Query @{ limit = 1 }",
        "Add-EsDataset -Name secrets -Url gs://bucket/a.tif -Type Image",
        "@{ Name = 'secrets'; Url = 'gs://bucket/b.tif'; Tag = 'a:b' } | Compare-EsDataset",
        "@{ Name = 'secrets'; Url = 'gs://bucket/b.tif'; Tag = 'a:b' } | Sync-EsDataset",
        "Get-EsDataset secrets | Remove-EsDataset -Confirm:$false",
        "Get-EsDataset test | Remove-EsDataset -WhatIf",
    ];

    private void CheckOutput()
    {
        _search.Add(_console.ToString());
        var said = _search.Said;
        Assert.NotEmpty(said);
        foreach (var secret in s_secrets)
        {
            var found = said.IndexOf(secret, StringComparison.OrdinalIgnoreCase);
            Assert.True(found < 0, found < 0 ? "" : $"'{secret}' in: {said[Math.Max(0, found - 300)..Math.Min(said.Length, found + 100)]}");
        }
    }
}
