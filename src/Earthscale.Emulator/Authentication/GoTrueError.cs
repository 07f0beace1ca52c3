namespace Earthscale.Emulator.Authentication;

/// <summary>An error in the shape of newer releases of the auth service.</summary>
internal sealed record GoTrueError(int Code, string ErrorCode, string Msg);
