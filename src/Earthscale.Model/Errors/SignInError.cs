namespace Earthscale;

/// <summary>The reason why a sign-in failed.</summary>
public enum SignInError
{
    /// <summary>The auth service refused the sign-in, for example because of a wrong password.</summary>
    Refused,

    /// <summary>The sign-in in the browser was not completed in time.</summary>
    TimedOut,

    /// <summary>The gateway of the auth service requires an anon key, or refuses the given one.</summary>
    AnonKey,

    /// <summary>The auth service could not be reached or failed.</summary>
    Unavailable,
}
