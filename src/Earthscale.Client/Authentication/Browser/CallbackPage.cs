namespace Earthscale.Client.Authentication.Browser;

/// <summary>The pages that the browser shows at the end. They contain nothing from the request.</summary>
internal static class CallbackPage
{
    public const string Done = Head + "<h1>Thank you</h1><p>You can close this tab and go back to PowerShell.</p>";
    public const string Refused = Head + "<h1>Not signed in</h1><p>PowerShell shows the reason. You can close this tab.</p>";
    public const string NotFound = Head + "<h1>Not found</h1><p>This address does not belong to a current sign-in.</p>";

    private const string Head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Earthscale for PowerShell</title>";
}
