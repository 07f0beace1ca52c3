namespace Earthscale.Emulator.Http;

/// <summary>A validation error. <paramref name="Loc"/> has strings and integers, outermost first.</summary>
internal sealed record ValidationError(IReadOnlyList<object> Loc, string Msg, string Type);
