namespace Earthscale.Emulator.Http;

/// <summary>A response with the validation errors of a request.</summary>
internal sealed record ValidationErrorResponse(IReadOnlyList<ValidationError> Detail);
