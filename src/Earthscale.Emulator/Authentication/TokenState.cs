namespace Earthscale.Emulator.Authentication;

/// <summary>What became of an access token.</summary>
internal enum TokenState
{
    Unknown,
    Valid,
    Expired,
}
