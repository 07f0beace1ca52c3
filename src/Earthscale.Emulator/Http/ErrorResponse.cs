namespace Earthscale.Emulator.Http;

/// <summary>An error response.</summary>
internal sealed record ErrorResponse(string Message, string ErrorClass);
