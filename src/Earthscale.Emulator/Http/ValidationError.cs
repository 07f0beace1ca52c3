namespace Earthscale.Emulator.Http;

/// <summary>One invalid value. <paramref name="Loc"/> holds strings and integers, outermost first.</summary>
internal sealed record ValidationError(IReadOnlyList<object> Loc, string Msg, string Type);
