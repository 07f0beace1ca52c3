namespace Earthscale.Emulator.Http;

/// <summary>Every invalid value of a request.</summary>
internal sealed record ValidationErrorResponse(IReadOnlyList<ValidationError> Detail);
