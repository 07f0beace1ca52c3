namespace Earthscale.Emulator.Http;

/// <summary>Why a request failed.</summary>
internal sealed record ErrorResponse(string Message, string ErrorClass);
