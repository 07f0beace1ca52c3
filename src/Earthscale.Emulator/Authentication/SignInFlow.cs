namespace Earthscale.Emulator.Authentication;

/// <summary>A sign-in in the browser that is under way.</summary>
/// <param name="Redirect">Where it goes in the end.</param>
/// <param name="CodeChallenge">What the code's verifier must hash to.</param>
/// <param name="EndsAt">When it is too late to go on.</param>
internal sealed record SignInFlow(RedirectTarget Redirect, string CodeChallenge, DateTimeOffset EndsAt);
