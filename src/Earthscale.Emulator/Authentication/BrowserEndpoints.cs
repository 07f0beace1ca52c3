using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Earthscale.Emulator.Authentication;

/// <summary>The endpoints of the sign-in page.</summary>
internal sealed class BrowserEndpoints(AuthSettings settings, SignInFlows flows, AuthErrors errors)
{
    private const string ApprovePath = "/auth/v1/emulator/approve";
    private const string DenyPath = "/auth/v1/emulator/deny";

    // Without the gateway, since a browser sends no custom headers.
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/auth/v1/authorize", ([AsParameters] AuthorizeQuery query) => Authorize(query));
        routes.MapGet(ApprovePath, (string? flow) => Approve(flow));
        routes.MapGet(DenyPath, (string? flow) => flows.Complete(flow) is { } denied
            ? TypedResults.Redirect(denied.Redirect.With(("error", "access_denied"), ("error_description", "The sign-in was denied")))
            : errors.FlowNotFound());
    }

    private IResult Authorize(AuthorizeQuery query)
    {
        if (query.Provider is not "google")
        {
            return errors.Invalid("Unsupported provider: only google is offered");
        }

        if (RedirectTarget.Parse(query.RedirectTo) is not { } redirect)
        {
            return errors.Invalid("redirect_to must be an http address of this computer");
        }

        if (query.CodeChallenge is not { Length: >= 43 and <= 128 } challenge)
        {
            return errors.Invalid("code_challenge must have 43 to 128 characters");
        }

        if (!string.Equals(query.CodeChallengeMethod, "s256", StringComparison.OrdinalIgnoreCase))
        {
            return errors.Invalid("code_challenge_method must be s256");
        }

        var page = flows.Begin(redirect, challenge);
        return settings.ApproveSignIn ? Approve(page) : SignInPage(page);
    }

    private IResult Approve(string? page) => flows.Complete(page) is { } flow
        ? TypedResults.Redirect(flow.Redirect.With(("code", flows.IssueCode(flow))))
        : errors.FlowNotFound();

    /// <summary>The replacement of the provider's page, with two links.</summary>
    private ContentHttpResult SignInPage(string flow) => TypedResults.Content($"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Earthscale emulator: sign in</title></head>
        <body style="font-family: sans-serif; max-width: 30em; margin: 4em auto">
        <h1>Earthscale emulator</h1>
        <p>A program on this computer wants to sign in.</p>
        <p><a id="approve" href="{ApprovePath}?flow={flow}">Sign in as {WebUtility.HtmlEncode(settings.Email)}</a></p>
        <p><a id="deny" href="{DenyPath}?flow={flow}">Do not sign in</a></p>
        </body>
        </html>
        """, "text/html; charset=utf-8");
}
