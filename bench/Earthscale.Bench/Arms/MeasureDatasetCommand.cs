using System.Management.Automation;

namespace Earthscale.Bench.Arms;

/// <summary>The end of a pipeline: counts.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Dataset")]
public sealed class MeasureDatasetCommand : PSCmdlet
{
    internal static Action Seen { get; set; } = static () => { };

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    protected override void ProcessRecord() => Seen();
}
