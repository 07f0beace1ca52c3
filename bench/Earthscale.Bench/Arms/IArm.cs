namespace Earthscale.Bench.Arms;

/// <summary>A way to list datasets.</summary>
internal interface IArm
{
    /// <summary>Lists all datasets once.</summary>
    /// <param name="seen">Called for each dataset.</param>
    Task ListAsync(Action seen);
}
