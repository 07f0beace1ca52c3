using Earthscale.Emulator.Http;

namespace Earthscale.Emulator.Authentication;

/// <summary>The page on which a person signs in, and the ways that lead from it back to the program.</summary>
internal sealed class BrowserEndpoints(EmulatorOptions options, SignInFlows flows, AuthErrors errors)
{
    public Answer Authorize(EmulatorRequest request)
    {
        if (request.QueryValue("provider") is not "google")
        {
            return errors.Invalid("Unsupported provider: only google is offered");
        }

        if (RedirectTarget.Parse(request.QueryValue("redirect_to")) is not { } redirect)
        {
            return errors.Invalid("redirect_to must be an http address of this machine");
        }

        if (request.QueryValue("code_challenge") is not { Length: >= 43 and <= 128 } challenge)
        {
            return errors.Invalid("code_challenge must have 43 to 128 characters");
        }

        if (!string.Equals(request.QueryValue("code_challenge_method"), "s256", StringComparison.OrdinalIgnoreCase))
        {
            return errors.Invalid("code_challenge_method must be s256");
        }

        var page = flows.Begin(redirect, challenge);
        return options.ApproveSignIn ? Approve(page) : SignInPage.Create(options.UserEmail, page);
    }

    public Answer Approve(EmulatorRequest request) => Approve(request.QueryValue("flow"));

    public Answer Deny(EmulatorRequest request) => flows.Leave(request.QueryValue("flow")) is { } flow
        ? Redirect(flow.Redirect.With(("error", "access_denied"), ("error_description", "The sign-in was denied")))
        : errors.FlowNotFound();

    private Answer Approve(string? page) => flows.Leave(page) is { } flow
        ? Redirect(flow.Redirect.With(("code", flows.IssueCode(flow))))
        : errors.FlowNotFound();

    private static Answer Redirect(string target) => new Answer(302).With("Location", target);
}
