namespace Earthscale.Emulator.Http;

/// <summary>What FastAPI itself answers, before any code of the service runs.</summary>
internal sealed record DetailResponse(string Detail);
