using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

public sealed class WaitEsDatasetVersionTests : EmulatorFixture
{
    protected override EmulatorOptions Options => base.Options with { OptimizationDuration = TimeSpan.FromSeconds(1.5) };

    [Fact]
    public void Versions_are_returned_in_their_order_when_they_are_ready()
    {
        var result = Run("""
            1..20 | ForEach-Object { [pscustomobject]@{ Name = "d$_"; Url = 'gs://b/1.tif' } } | Add-EsDataset | Wait-EsDatasetVersion -PollingInterval 0.1
            """).ThrowOnError();

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"d{number}"), result.Values<string>("Name"));
        Assert.All(result.Values<string>("VisualizationOptimization"), status => Assert.Equal("success", status));
        Assert.Contains(result.Progress, bar => bar.Activity == "Waiting for optimizations");
    }

    [Fact]
    public void A_failed_optimization_is_an_error_that_names_it()
    {
        var result = Run("""
            $version = (Add-EsDataset sad gs://b/1.tif -PixelInfoOptimization time -Tag @{ 'emulator-outcome' = 'error' }).DatasetVersionId
            Wait-EsDatasetVersion $version -PollingInterval 0.1
            """);

        Assert.Equal("OptimizationFailed", result.ErrorId);
        Assert.Contains("visualization (error), pixel info along time (error)", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Adding_returns_the_ids_although_an_optimization_failed()
    {
        var result = Run("[pscustomobject]@{ Name = 'sad'; Url = 'gs://b/1.tif'; Tag = @{ 'emulator-outcome' = 'error' } } | Add-EsDataset -Wait");

        Assert.Equal("OptimizationFailed", result.ErrorId);
        Assert.StartsWith("Row 1 ('sad'): ", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["sad"], result.Values<string>("Name"));
    }

    [Fact]
    public void Objects_with_a_dataset_or_version_id_can_be_waited_for()
    {
        var result = Run("""
            $new = Add-EsDataset ready gs://b/1.tif
            & {
                [pscustomobject]@{ DatasetId = $new.DatasetId }
                [pscustomobject]@{ DatasetId = "$($new.DatasetId)"; Name = 'ready' }
                [pscustomobject]@{ DatasetId = "$($new.DatasetId)"; DatasetVersionId = "$($new.DatasetVersionId)" }
                Get-EsDataset ready
                $new.DatasetVersionId
            } | ForEach-Object { $_ | Wait-EsDatasetVersion -PollingInterval 0.1 }
            $new
            """).ThrowOnError();

        Assert.Equal(6, result.Output.Count);
        Assert.Single(result.Values<Guid>("DatasetVersionId").Distinct());
        Assert.All(result.Values<string>("VisualizationOptimization").Take(5), status => Assert.Equal("success", status));
    }

    [Fact]
    public void The_limit_of_a_wait_ends_its_retries_too()
    {
        var added = Run("Add-EsDataset late gs://b/1.tif").ThrowOnError();
        Emulator.Faults.Next(new Fault(FaultKind.TooManyRequests) { RetryAfterSeconds = 60 });

        var result = Run("param($id) Wait-EsDatasetVersion $id -TimeoutSec 1", added.Values<Guid>("DatasetVersionId").Single());

        Assert.Equal("OptimizationTimedOut", result.ErrorId);
        Assert.Equal(1, Emulator.Requests.Count(request => request.Method == "GET"));
    }
}
