namespace Earthscale.Emulator.Storage;

/// <summary>A name with the difference between capital and small letters taken out, in every script.</summary>
internal static class FoldedName
{
    public static string Of(string name) => name.ToUpperInvariant();
}
