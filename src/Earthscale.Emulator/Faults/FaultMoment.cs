namespace Earthscale.Emulator.Faults;

/// <summary>When a request fails.</summary>
public enum FaultMoment
{
    /// <summary>Before the request is acted on: nothing was done.</summary>
    BeforeAction,

    /// <summary>After the request was acted on: it is done, and only its response is lost.</summary>
    AfterAction,
}
