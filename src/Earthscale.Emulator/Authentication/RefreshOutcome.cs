namespace Earthscale.Emulator.Authentication;

/// <summary>What became of a refresh token that somebody brought.</summary>
internal enum RefreshOutcome
{
    Refreshed,
    AlreadyUsed,
    Unknown,
}
