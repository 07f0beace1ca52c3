namespace Earthscale.Emulator.Authentication;

/// <summary>The state of an access token.</summary>
internal enum TokenState
{
    Unknown,
    Valid,
    Expired,
}
