namespace Earthscale.Emulator.Authentication;

/// <summary>How the auth service words its errors; releases of it differ.</summary>
public enum AuthErrorShape
{
    /// <summary><c>{error, error_description}</c>, as OAuth 2 has it.</summary>
    OAuth,

    /// <summary><c>{code, error_code, msg}</c>, as newer releases have it.</summary>
    GoTrue,
}
