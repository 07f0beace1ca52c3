using Earthscale.Emulator;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Accounts;

/// <summary>The sign-in in a real browser that clicks through the page.</summary>
public sealed class ChromiumSignInTests : BrowserFixture
{
    [Theory]
    [InlineData("approve", "You can close this tab")]
    [InlineData("deny", "Not signed in")]
    public async Task Clicking_through_the_page_leads_back_to_PowerShell(string link, string words)
    {
        if (Chromium.Find() is not { } path)
        {
            Assert.Skip("There is no Chromium on this machine (Debian: apt-get install chromium); BrowserSignInTests follow the same pages without one.");
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        await using var browser = await Chromium.StartAsync(path, limit.Token);

        var (output, errors) = await RunAsync("Connect-EsAccount -Browser @there -PassThru", async (page, _) =>
        {
            await browser.GoToAsync(page, limit.Token);
            await browser.ClickAsync(link, limit.Token);
            await browser.TextWithAsync(words, limit.Token);
        });

        if (link == "approve")
        {
            Assert.Empty(errors);
            Assert.Equal(EmulatorServer.WellKnownEmail, Assert.Single(output).Properties["Account"].Value);
        }
        else
        {
            Assert.StartsWith("SignInRefused,", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }
    }
}
