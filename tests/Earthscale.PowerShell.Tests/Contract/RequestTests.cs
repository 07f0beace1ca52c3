using Earthscale.Contract;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Contract;

/// <summary>Checks every request of the module against the contract.</summary>
public sealed class RequestTests : EmulatorFixture
{
    [Theory]
    [InlineData("Get-EsDataset", 1)]
    [InlineData("Get-EsDataset *a* -Tag 'sensor:sentinel-2', @{ 'a:b' = 'c\\d é & ?' } -Type Raster -PageSize 5", 1)]
    [InlineData("Get-EsDataset -CreatedAfter 2020-01-01 -CreatedBefore ([datetime]::UtcNow) -BoundingBox -180,-90,180,90 -PageSize 1000", 1)]
    [InlineData("Get-EsDataset -BoundingBox 8.5,47.25", 1)]
    [InlineData("Get-EsDataset -PageSize 10", 3)]
    [InlineData("Get-EsDataset test | Get-EsDatasetVersion", 2)]
    [InlineData("Get-EsDataset test | ForEach-Object { Get-EsDatasetVersion -VersionId $_.DatasetVersionId }", 2)]
    [InlineData("Get-EsDataset test | Remove-EsDataset -KeepOnMaps -Confirm:$false", 2)]
    [InlineData("Get-EsDataset test | Remove-EsDataset -Confirm:$false", 2)]
    [InlineData("Add-EsDataset img 'gs://b/a_*.tif', gs://b/c.tif -Tag @{ 'a:b' = 'c\\d' } -VisualizationOptimization On -PixelInfoOptimization time -Band red, nir -GroupBy time -FilenameDatePattern '%Y-%m-%d' -FilenameBandPattern @{ '*_B04.tif' = 'red' }", 1)]
    [InlineData("Add-EsDataset cube 'gs://b/{time}.zarr' -Rename @{ lat = 'y' } -VisualizationOptimization Auto", 1)]
    [InlineData("Add-EsDataset shapes https://b/a.geojson -VisualizationOptimization Off", 1)]
    [InlineData("Add-EsDataset tiles 'https://b/{z}/{x}/{y}.png'", 1)]
    public void Requests_match_the_contract(string command, int count)
    {
        Run(command).ThrowOnError();

        Assert.Equal(count, Emulator.RequestCount);
        Assert.All(Emulator.Requests, request =>
        {
            Assert.InRange(request.Status, 200, 299);
            Assert.Empty(ServiceContract.Current.ValidateRequest(request.Method, request.PathAndQuery, request.Body));
        });
    }

    [Fact]
    public void Arguments_are_sent_unchanged()
    {
        Run("Add-EsDataset img 'gs://b/a_*.tif' -Tag @{ 'a:b' = 'c\\d'; day = '2026-01-01' } -FilenameBandPattern @{ '*_B04.tif' = 'red' }").ThrowOnError();

        var found = Assert.Single(Run("Get-EsDataset -Tag @{ 'a:b' = 'c\\d' }").ThrowOnError().Values<System.Collections.IDictionary>("Tags"));
        Assert.Equal(@"c\d", found["a:b"]);
        Assert.Equal("2026-01-01", found["day"]);
        Assert.Contains("""{"band":"red","pattern":"*_B04.tif"}""", Emulator.Requests[0].Body, StringComparison.Ordinal);
    }
}
