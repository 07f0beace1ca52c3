namespace Earthscale;

/// <summary>Why a sign-in came to nothing.</summary>
public enum SignInError
{
    /// <summary>The auth service said no: a wrong password, a sign-in denied in the browser.</summary>
    Refused,

    /// <summary>Nobody finished the sign-in in the browser in time.</summary>
    TimedOut,

    /// <summary>The gateway before the auth service asks for an anon key, or for another one.</summary>
    AnonKey,

    /// <summary>The auth service could not be reached, or failed.</summary>
    Unavailable,
}
