using Microsoft.AspNetCore.Mvc;

namespace Earthscale.Emulator.Authentication;

/// <summary>The query of a sign-in in the browser.</summary>
internal sealed record AuthorizeQuery
{
    public string? Provider { get; init; }

    [FromQuery(Name = "redirect_to")]
    public string? RedirectTo { get; init; }

    [FromQuery(Name = "code_challenge")]
    public string? CodeChallenge { get; init; }

    [FromQuery(Name = "code_challenge_method")]
    public string? CodeChallengeMethod { get; init; }
}
