namespace Earthscale.Emulator.Authentication;

/// <summary>The shape of the auth service's errors, which differs between releases.</summary>
public enum AuthErrorShape
{
    /// <summary><c>{error, error_description}</c>, as in OAuth 2.</summary>
    OAuth,

    /// <summary><c>{code, error_code, msg}</c>, as in newer releases.</summary>
    GoTrue,
}
