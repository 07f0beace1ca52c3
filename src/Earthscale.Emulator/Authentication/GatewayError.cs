namespace Earthscale.Emulator.Authentication;

/// <summary>An error of the gateway before the auth service.</summary>
internal sealed record GatewayError(string Message);
