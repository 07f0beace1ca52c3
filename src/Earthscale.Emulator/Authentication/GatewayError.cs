namespace Earthscale.Emulator.Authentication;

/// <summary>An error of the auth service's gateway.</summary>
internal sealed record GatewayError(string Message);
