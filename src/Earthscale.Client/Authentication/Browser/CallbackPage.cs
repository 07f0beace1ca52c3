namespace Earthscale.Client.Authentication.Browser;

/// <summary>What people see in the browser at the end. Plain, and without anything from the request.</summary>
internal static class CallbackPage
{
    public const string Done = Head + "<h1>Thank you</h1><p>You can close this tab and go back to PowerShell.</p>";
    public const string Refused = Head + "<h1>Not signed in</h1><p>PowerShell says why. You can close this tab.</p>";
    public const string NotOurs = Head + "<h1>Not found</h1><p>No sign-in that is under way belongs to this address.</p>";

    private const string Head = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Earthscale for PowerShell</title>";
}
