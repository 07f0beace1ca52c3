namespace Earthscale.Emulator.Authentication;

/// <summary>An error as newer releases of the auth service have it.</summary>
internal sealed record GoTrueError(int Code, string ErrorCode, string Msg);
