namespace Earthscale.Emulator.Http;

/// <summary>An error response of FastAPI itself.</summary>
internal sealed record DetailResponse(string Detail);
