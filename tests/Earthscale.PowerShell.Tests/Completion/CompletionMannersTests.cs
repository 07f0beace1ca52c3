using Earthscale.Emulator;
using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Completion;

/// <summary>Completion is quick, quiet, and asks for the right account.</summary>
public sealed class CompletionMannersTests : CompletionFixture
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
    public void A_failing_service_offers_nothing_and_says_nothing(FaultKind kind)
    {
        Emulator.Faults.Next(new Fault(kind), count: 100);

        Assert.Empty(Tab("Get-EsDataset -Tag sensor:"));
        Assert.Equal(1, Emulator.RequestCount);
        Assert.Empty(Run("$Error").Output);
        Emulator.Faults.Clear();
        Assert.NotEmpty(Tab("Get-EsDataset -Tag sensor:"));
    }

    [Fact]
    public async Task A_service_that_hangs_is_given_up()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
            context.Request.QueryString.Value!.Contains("limit=1&", StringComparison.Ordinal) || context.Request.QueryString.Value.EndsWith("limit=1", StringComparison.Ordinal)
                ? Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """{"items":[]}""", TestContext.Current.CancellationToken)
                : ScriptedServer.HangAsync(context));
        using var session = new ModuleSession();
        session.Run("param($key, $uri) Connect-EsAccount -ApiKey $key -ApiUri $uri", ModuleSession.Secret("a-key"), server.BaseUri).ThrowOnError();

        Assert.Empty(await Task.Run(() => Tab(session, "Get-EsDataset -Name a"), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        Assert.Equal(2, server.Begun);
        await server.UntilAsync(it => it.Open == 0);
    }

    [Fact]
    public void Not_signed_in_offers_nothing()
    {
        using var session = new ModuleSession();

        Assert.Empty(Tab(session, "Get-EsDataset -Tag sensor:"));
        Assert.Empty(session.Run("$Error").Output);
    }

    [Fact]
    public async Task Another_account_is_asked_when_the_command_is_for_it()
    {
        await using var other = await TestEmulator.StartAsync(new EmulatorOptions { SampleCatalog = false, Datasets = 1 });
        Run(
            "param($key, $uri) $mine = Get-EsContext; $global:other = Connect-EsAccount -ApiKey $key -ApiUri $uri -PassThru; $global:mine = $mine",
            ModuleSession.Secret(EmulatorServer.WellKnownApiKey),
            other.BaseUri).ThrowOnError();

        Assert.Equal(["generated-0000000"], Texts("Get-EsDataset -Context $other -Name "));
        Assert.Contains("latest-results", Texts("Get-EsDataset -Context $mine -Name "));
        Assert.Equal(["generated-0000000"], Texts("Get-EsDataset -Name "));
    }

    [Theory]
    [InlineData("Get-EsDataset -Context (Get-Account) -Name ")]
    [InlineData("Get-EsDataset -Cont (Get-Account) -Name ")]
    [InlineData("Get-EsDataset -Context $nobody -Name ")]
    public void An_account_that_is_not_known_yet_offers_nothing(string line)
    {
        Assert.Empty(Tab(line));
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Fact]
    public void Odd_words_offer_nothing_and_say_nothing()
    {
        foreach (var word in new[] { "a:b:c", @"a\b", @"a\", "'", "\"", "''", ":", "$(", "@{" })
        {
            _ = Tab($"Get-EsDataset -Tag {word}");
            _ = Tab($"Get-EsDataset -Name {word}");
        }

        Assert.Empty(Run("$Error").Output);
    }
}
