using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Completion;

/// <summary>Completion is fast, writes nothing, and uses the right account.</summary>
public sealed class CompletionBehaviorTests : CompletionFixture
{
    [Fact]
    public void Types() => Assert.Equal(["Raster", "Vector"], Texts("Get-EsDataset -Type "));

    [Fact]
    public void A_second_tab_sends_nothing()
    {
        var first = Texts("Get-EsDataset -Tag sensor:").ToList();
        Emulator.ClearRequests();

        Assert.Equal(first, Texts("Get-EsDataset -Tag sensor:"));
        Assert.NotEmpty(Texts("Get-EsDataset -Tag "));
        Assert.NotEmpty(Texts("Get-EsDataset -Name latest"));
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Theory]
    [InlineData(FaultKind.ServiceUnavailable)]
    [InlineData(FaultKind.BadGateway)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.Truncate)]
    [InlineData(FaultKind.ExpiredToken)]
    public void A_failing_service_completes_nothing_and_reports_no_error(FaultKind kind)
    {
        Emulator.Faults.Next(new Fault(kind), count: 100);

        Assert.Empty(Tab("Get-EsDataset -Tag sensor:"));
        Assert.Equal(1, Emulator.RequestCount);
        Assert.Empty(Run("$Error").Output);
        Emulator.Faults.Clear();
        Assert.NotEmpty(Tab("Get-EsDataset -Tag sensor:"));
    }

    [Fact]
    public async Task A_hanging_service_times_out()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
            context.Request.QueryString.Value!.Contains("limit=1&", StringComparison.Ordinal) || context.Request.QueryString.Value.EndsWith("limit=1", StringComparison.Ordinal)
                ? Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """{"items":[]}""", TestContext.Current.CancellationToken)
                : ScriptedServer.HangAsync(context));
        using var session = ModuleSession.ConnectedTo(server.BaseUri);

        Assert.Empty(await Task.Run(() => Tab(session, "Get-EsDataset -Name a"), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        Assert.Equal(2, server.Begun);
        await server.UntilAsync(it => it.Open == 0);
    }

    [Fact]
    public void Without_an_account_completion_returns_nothing()
    {
        using var session = new ModuleSession();

        Assert.Empty(Tab(session, "Get-EsDataset -Tag sensor:"));
        Assert.Empty(session.Run("$Error").Output);
    }

    [Fact]
    public async Task Completion_uses_the_account_of_the_command()
    {
        await using var other = await TestEmulator.StartAsync(new EmulatorOptions { SampleCatalog = false, Datasets = 1 });
        Run(
            "param($key, $uri) $mine = Get-EsContext; $global:other = Connect-EsAccount -ApiKey $key -ApiUri $uri -PassThru; $global:mine = $mine",
            ModuleSession.Secret(EmulatorOptions.WellKnownApiKey),
            other.BaseUri).ThrowOnError();

        Assert.Equal(["generated-0000000"], Texts("Get-EsDataset -Context $other -Name "));
        Assert.Contains("latest-results", Texts("Get-EsDataset -Context $mine -Name "));
        Assert.Equal(["generated-0000000"], Texts("Get-EsDataset -Name "));
    }

    [Theory]
    [InlineData("Get-EsDataset -Context (Get-Account) -Name ")]
    [InlineData("Get-EsDataset -Cont (Get-Account) -Name ")]
    [InlineData("Get-EsDataset -Context $nobody -Name ")]
    public void An_unknown_account_completes_nothing(string line)
    {
        Assert.Empty(Tab(line));
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Fact]
    public void Odd_words_complete_nothing_and_report_no_error()
    {
        foreach (var word in new[] { "a:b:c", @"a\b", @"a\", "'", "\"", "''", ":", "$(", "@{" })
        {
            _ = Tab($"Get-EsDataset -Tag {word}");
            _ = Tab($"Get-EsDataset -Name {word}");
        }

        Assert.Empty(Run("$Error").Output);
    }
}
