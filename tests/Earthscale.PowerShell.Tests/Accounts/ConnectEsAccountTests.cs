using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Accounts;

public sealed class ConnectEsAccountTests : AccountFixture
{
    private const string Refresh = "/auth/v1/token?grant_type=refresh_token";

    [Fact]
    public void Another_session_is_signed_in_by_the_file()
    {
        Run("Connect-EsAccount -Credential $user @there").ThrowOnError();
        using var other = new ModuleSession();
        SetUp(other);

        var context = Assert.Single(other.Run("Connect-EsAccount @there; Get-EsContext").ThrowOnError().Output);

        Assert.Equal("SessionFile", context.Properties["SignIn"].Value.ToString());
        Assert.Contains(SessionPath, (string)context.Properties["Source"].Value, StringComparison.Ordinal);
        Assert.Equal(1, Count("POST", "/auth/v1/token?grant_type=password"));
    }

    [Fact]
    public void An_API_key_leaves_no_file_and_takes_no_session_settings()
    {
        Run("Connect-EsAccount -ApiKey $key -ApiUri $there.ApiUri").ThrowOnError();

        Assert.Contains("Parameter set", Assert.Single(Run("Connect-EsAccount -ApiKey $key @there").Errors).ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(SessionPath));
    }

    [Fact]
    public void A_relative_file_is_in_the_sessions_location()
    {
        Run("param($folder) $ExecutionContext.SessionState.Path.SetLocation($folder); Connect-EsAccount -Credential $user -ApiUri $there.ApiUri -AuthUri $there.AuthUri -CredentialsFile here.json", Folder)
            .ThrowOnError();

        Assert.True(File.Exists(Path.Combine(Folder, "here.json")));
    }

    [Fact]
    public void A_session_that_the_service_refuses_is_not_saved()
    {
        Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 2, target => target.IsApi);

        Assert.Equal("NotAuthorized", Run("Connect-EsAccount -Credential $user @there").ErrorId);
        Assert.False(File.Exists(SessionPath));
        AssertEnded();
    }

    [Fact]
    public void A_sign_in_that_fails_ends_its_session_and_leaves_the_one_in_the_file()
    {
        Run("$global:first = Connect-EsAccount -Credential $user @there -PassThru").ThrowOnError();
        var kept = File.ReadAllText(SessionPath);
        Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 2, target => target.IsApi);

        Assert.Equal("NotAuthorized", Run("Connect-EsAccount -Credential $user @there").ErrorId);

        AssertEnded();
        Assert.Equal(kept, File.ReadAllText(SessionPath));
        Run("Get-EsDataset -Context $first").ThrowOnError();
    }

    private void AssertEnded()
    {
        var last = Emulator.Requests[^1];
        Assert.Equal(("POST", "/auth/v1/logout", 204), (last.Method, last.Path, last.Status));
    }

    [Fact]
    public void A_file_of_another_program_is_a_warning_and_is_not_changed()
    {
        File.WriteAllText(SessionPath, "somebody else's");

        var result = Run("Connect-EsAccount -Credential $user @there; Get-EsDataset test").ThrowOnError();

        Assert.Contains("is ignored", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("somebody else's", File.ReadAllText(SessionPath));
    }

    [Theory]
    [InlineData("-AuthUri http://auth.example.com", "InvalidSetting", "plain http")]
    [InlineData("-AuthUri nowhere", "InvalidSetting", "must be an address")]
    [InlineData("-AuthUri http://127.0.0.1:1 -MaximumRetryCount 0 -NoPersist", "AuthServiceUnavailable", "EARTHSCALE_AUTH_URL")]
    [InlineData("-AuthUri $there.AuthUri -AuthAnonKey 'a b'", "InvalidSetting", "AuthAnonKey has characters")]
    public void A_bad_setting_is_named(string arguments, string id, string words)
    {
        var result = Run($"Connect-EsAccount -Credential $user -ApiUri $there.ApiUri {arguments}");

        Assert.Equal(id, result.ErrorId);
        Assert.Contains(words, result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_accounts_in_one_session_have_separate_contexts()
    {
        Run("$one = Connect-EsAccount -ApiKey $key -ApiUri $there.ApiUri -PassThru; $two = Connect-EsAccount -Credential $user @there -PassThru; $global:both = $one, $two")
            .ThrowOnError();
        Emulator.ClearRequests();

        Run("Get-EsDataset test -Context $both[0]; Get-EsDataset test -Context $both[1]; Get-EsDataset test").ThrowOnError();

        Assert.Equal([true, false, false], Emulator.Requests.Select(request => request.Headers.ContainsKey("x-earthscale-api-key")));
        Assert.Equal([false, true, true], Emulator.Requests.Select(request => request.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task A_context_serves_many_runspaces_at_once_with_one_renewal()
    {
        var context = Run("Connect-EsAccount -Credential $user @there -PassThru").ThrowOnError().Output.Single().BaseObject;
        Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 1, target => target.IsApi);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () =>
            {
                using var session = new ModuleSession();
                return session.Run("param($context) 1..5 | ForEach-Object { Get-EsDataset test -Context $context }", context).ThrowOnError();
            },
            Cancellation)));

        Assert.Equal(1, Count("POST", Refresh));
    }

    [Fact]
    public void A_listing_and_a_removal_continue_after_tokens_expire_early()
    {
        Run("Connect-EsAccount -Credential $user @there").ThrowOnError();
        var stored = Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).ToList();
        var refused = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        // Always the first attempt, never the second: one 401 means an expired token, two mean that the service rejects the account.
        Emulator.Faults.Next(new Fault(FaultKind.ExpiredToken), count: 5, target => target.IsApi && refused.TryAdd(target.Path, true));

        var removed = Run("Get-EsDataset -PageSize 3 | Remove-EsDataset -Confirm:$false -PassThru").ThrowOnError().Values<Guid>("DatasetId").ToList();

        Assert.Equal(stored, removed);
        Assert.Equal(0, Emulator.CountDatasets());
        Assert.Equal(stored.Count, Emulator.Requests.Count(request => request is { Method: "DELETE", Status: 200 }));
        Assert.Equal(5, Emulator.Requests.Count(request => request.Status == 401));
        Assert.True(Count("POST", Refresh) > 0);
    }

    [Fact]
    public async Task A_session_that_has_ended_is_one_error_that_ends_the_command()
    {
        Run("Connect-EsAccount -Credential $user @there -NoPersist; $global:old = Get-EsContext").ThrowOnError();
        Run("Connect-EsAccount -Credential $user @there -NoPersist").ThrowOnError();
        await EndAllSessionsAsync();

        var result = Run("1..20 | ForEach-Object { [guid]::NewGuid() } | Remove-EsDataset -Context $old -Confirm:$false");

        Assert.Equal("NotSignedIn", result.ErrorId);
        Assert.Contains("Connect-EsAccount", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Count("POST", Refresh));
    }

    [Fact]
    public void Verbose_shows_the_requests_to_the_auth_service()
    {
        var result = Run("Connect-EsAccount -Credential $user @there -Verbose").ThrowOnError();

        Assert.Contains(result.Verbose, line => line.Contains("/auth/v1/token?grant_type=password -> 200 OK in", StringComparison.Ordinal));
    }
}
