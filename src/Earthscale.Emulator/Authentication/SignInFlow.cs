namespace Earthscale.Emulator.Authentication;

/// <summary>A running sign-in in the browser.</summary>
/// <param name="Redirect">The redirect address.</param>
/// <param name="CodeChallenge">The hash of the code verifier.</param>
/// <param name="EndsAt">The time when it expires.</param>
internal sealed record SignInFlow(RedirectTarget Redirect, string CodeChallenge, DateTimeOffset EndsAt);
