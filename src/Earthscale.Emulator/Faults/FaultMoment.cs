namespace Earthscale.Emulator.Faults;

/// <summary>The moment of a fault.</summary>
public enum FaultMoment
{
    /// <summary>Before the request is processed.</summary>
    BeforeAction,

    /// <summary>After the request was processed; only its response is lost.</summary>
    AfterAction,
}
