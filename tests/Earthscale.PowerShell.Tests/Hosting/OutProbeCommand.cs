using System.Management.Automation;

namespace Earthscale.PowerShell.Tests.Hosting;

/// <summary>Passes its input on, and reports when the pipeline is stopped: the commands before it then know of the stop.</summary>
[Cmdlet("Out", "Probe")]
public sealed class OutProbeCommand : Cmdlet
{
    private static TaskCompletionSource s_stopping = new();

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    internal static Task StopRequest => s_stopping.Task;

    internal static void Reset() => s_stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override void ProcessRecord() => WriteObject(InputObject);

    protected override void StopProcessing() => s_stopping.TrySetResult();
}
