namespace Earthscale.Emulator.Http;

internal sealed record ErrorResponse(string Message, string ErrorClass);
