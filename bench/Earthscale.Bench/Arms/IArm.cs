namespace Earthscale.Bench.Arms;

/// <summary>One way to list.</summary>
internal interface IArm
{
    /// <summary>Lists everything once.</summary>
    /// <param name="seen">Is called for every dataset.</param>
    Task ListAsync(Action seen);
}
