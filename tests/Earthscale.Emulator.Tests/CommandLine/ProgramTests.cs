using System.Runtime.InteropServices;
using System.Text;
using Earthscale.Emulator.Tests.Running;

namespace Earthscale.Emulator.Tests.CommandLine;

public class ProgramTests
{
    [Theory]
    [InlineData("--nonsense", "'--nonsense'")]
    [InlineData("stray", "'stray'")]
    [InlineData("--datasets", "--datasets")]
    [InlineData("--datasets=-1", "--datasets must be a whole number")]
    [InlineData("--datasets=many", "--datasets must be a whole number")]
    [InlineData("--empty=yes", "'yes'")]
    [InlineData("--urls=https://127.0.0.1:1", "only http is served")]
    [InlineData("--urls=nonsense", "--urls must be like")]
    [InlineData("--fault-rate=1.5", "--fault-rate must be a number from 0 to 1")]
    [InlineData("--fault-kinds=429,hail", "not '429,hail'")]
    [InlineData("--auth-errors=loud", "--auth-errors must be oauth or gotrue")]
    [InlineData("--removed-after=soon", "--removed-after must be a date such as 2027-03-31")]
    [InlineData("--token-lifetime=-5", "--token-lifetime must be a number")]
    public async Task Wrong_command_line_ends_with_exit_code_2(string argument, string expected)
    {
        var (exitCode, output, errors) = await EmulatorProcess.RunAsync(argument);
        Assert.Equal(2, exitCode);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Fact]
    public async Task Help_lists_every_option_and_the_page_describes_each()
    {
        var (exitCode, output, _) = await EmulatorProcess.RunAsync("--help");
        Assert.Equal(0, exitCode);
        var options = output.Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ', ',')[0]).ToList();
        Assert.Contains("--fault-seed", options);
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "emulator.md"), RunningEmulator.Cancellation);
        Assert.All(options, option => Assert.Contains($"`{option}", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Database_that_cannot_be_used_ends_with_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("emulator.db");
        await File.WriteAllTextAsync(path, new string('x', 5000), RunningEmulator.Cancellation);
        var (exitCode, _, errors) = await EmulatorProcess.RunAsync("--database", path);
        Assert.Equal(1, exitCode);
        Assert.Contains("not a SQLite database", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_in_use_ends_with_exit_code_1()
    {
        await using var other = await RunningEmulator.StartAsync();
        var (exitCode, _, errors) = await EmulatorProcess.RunAsync("--urls", other.Server.BaseUri.ToString().TrimEnd('/'));
        Assert.Equal(1, exitCode);
        Assert.Contains("address already in use", errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("System", "Unix")] // Windows has no SIGTERM.
    public async Task Program_shows_how_to_connect_logs_no_secret_and_stops_on_a_signal()
    {
        using var emulator = await EmulatorProcess.StartAsync("--verbose", "--datasets", "5");
        var greeting = string.Join('\n', emulator.Greeting);
        Assert.Contains(EmulatorOptions.WellKnownApiKey, greeting, StringComparison.Ordinal);
        Assert.Contains(EmulatorOptions.WellKnownEmail, greeting, StringComparison.Ordinal);
        Assert.Contains($"$env:EARTHSCALE_API_URL = '{emulator.Address.ToString().TrimEnd('/')}'", greeting, StringComparison.Ordinal);
        Assert.Contains("Datasets  30", greeting, StringComparison.Ordinal);

        using var http = new HttpClient { BaseAddress = emulator.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/auth/v1/token?grant_type=password&token=s3cret-query")
        {
            Content = new StringContent("""{"email":"a@b","password":"s3cret-password"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("x-earthscale-api-key", "s3cret-key");
        request.Headers.Add("Authorization", "Bearer s3cret-token");
        using var response = await http.SendAsync(request, RunningEmulator.Cancellation);
        Assert.Equal(0, kill(emulator.Id, 15));

        var (exitCode, output, _) = await emulator.EndAsync();
        Assert.Equal(0, exitCode);
        Assert.Contains("POST /auth/v1/token 400", output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", output, StringComparison.Ordinal);
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
