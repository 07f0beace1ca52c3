using System.Net;
using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Authentication;

/// <summary>Stands for the provider's own page: two links, and nobody has to type anything.</summary>
internal static class SignInPage
{
    public const string ApprovePath = "/auth/v1/emulator/approve";
    public const string DenyPath = "/auth/v1/emulator/deny";

    public static Answer Create(string email, string flow) => Answer.Html(200, $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Earthscale emulator: sign in</title></head>
        <body style="font-family: sans-serif; max-width: 30em; margin: 4em auto">
        <h1>Earthscale emulator</h1>
        <p>A program on this machine asks to sign in.</p>
        <p><a id="approve" href="{ApprovePath}?flow={flow}">Sign in as {WebUtility.HtmlEncode(email)}</a></p>
        <p><a id="deny" href="{DenyPath}?flow={flow}">Do not sign in</a></p>
        </body>
        </html>
        """);
}
