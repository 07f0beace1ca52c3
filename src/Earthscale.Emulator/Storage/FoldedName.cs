namespace Earthscale.Emulator.Storage;

/// <summary>Folds the case of names, in every script.</summary>
internal static class FoldedName
{
    public static string Of(string name) => name.ToUpperInvariant();
}
