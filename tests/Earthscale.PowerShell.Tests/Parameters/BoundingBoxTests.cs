using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Parameters;

/// <summary>Bounding boxes in the formats of scripts, tables and GeoJSON files.</summary>
public sealed class BoundingBoxTests(SharedSession shared) : ReadOnlyFixture(shared)
{
    private const string Alps = "5.9,45.8,10.5,47.9";
    private const string Polygons = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,2],[3,4,250],[1,2]]]}},
          {"type":"Feature","geometry":null},
          {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[5,6],[7,6],[7,8],[5,6]]]}}]}
        """;

    private const string Fiji = """{"type":"MultiPolygon","coordinates":[[[[177,-20],[180,-20],[180,-15],[177,-20]]],[[[-180,-20],[-178,-20],[-180,-15],[-180,-20]]]]}""";

    [Theory]
    [InlineData("5.9,45.8,10.5,47.9", Alps)]
    [InlineData("'5.9', '45.8', '10.5', '47.9'", Alps)]
    [InlineData("' 5.9', 45.8d, ([decimal]10.5), '4.79e1'", Alps)]
    [InlineData("'5.9,45.8,10.5,47.9'", Alps)]
    [InlineData("'7.62, 47.985'", "7.62,47.985,7.62,47.985")]
    [InlineData("'5.9,45.8 : 10.5,47.9'", Alps)]
    [InlineData("'5.900000000,10.500000000,45.800000000,47.900000000 [EPSG:4326]'", Alps)]
    [InlineData("5,45,0,10,47,1000", "5,45,10,47")]
    [InlineData("'[[5.9,45.8,10.5,47.9]]'", Alps)]
    [InlineData("(, (5.9,45.8,10.5,47.9))", Alps)]
    [InlineData("'[[5.9,45.8,7,46],[6,46,10.5,47.9]]'", Alps)]
    [InlineData("""'{"type":"Feature","bbox":[5.9,45.8,10.5,47.9],"geometry":null}'""", Alps)]
    [InlineData("([pscustomobject]@{ type = 'Feature'; bbox = 5.9, 45.8, 0, 10.5, 47.9, 100; properties = $null })", Alps)]
    [InlineData("@{ type = 'Feature'; bbox = 5.9, 45.8, 10.5, 47.9; id = ''; properties = $null }", Alps)]
    [InlineData("@{ type = 'Point'; coordinates = 7.62, 47.985, 400 }", "7.62,47.985,7.62,47.985")]
    [InlineData("@{ type = 'LineString'; coordinates = @((10.5, 45.8), (5.9, 47.9)) }", Alps)]
    [InlineData("$polygons", "1,2,7,8")]
    [InlineData("([pscustomobject]@{ type = 'Point'; coordinates = 1, 8 }), @{ type = 'Point'; coordinates = 7, 2 }", "1,2,7,8")]
    [InlineData("([Earthscale.BoundingBox]::new(5.9, 45.8, 10.5, 47.9))", Alps)]
    public void All_forms_are_one_box(string box, string sent)
    {
        Send(box);

        Assert.EndsWith($"?bbox={Uri.EscapeDataString(sent)}&limit=1000", Assert.Single(Emulator.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("178,-20,-178,-10", "178,-20,180,-10", "-180,-20,-178,-10")]
    [InlineData("$fiji", "177,-20,180,-15", "-180,-20,-178,-15")]
    [InlineData("""'{"type":"Feature","bbox":[178,-20,-178,-10]}'""", "178,-20,180,-10", "-180,-20,-178,-10")]
    public void Across_the_antimeridian_both_sides_are_queried(string box, string west, string east)
    {
        var listed = Send(box);

        Assert.Equal([west, east], Emulator.Requests.Select(request => Uri.UnescapeDataString(request.PathAndQuery.Split("bbox=")[1].Split('&')[0])));
        Assert.Equal(listed.Values<Guid>("DatasetId").Distinct(), listed.Values<Guid>("DatasetId"));
        Assert.Equal(listed.Values<DateTimeOffset>("UpdatedAt").OrderDescending(), listed.Values<DateTimeOffset>("UpdatedAt"));
        Assert.Contains("sentinel-2-l2a-fiji", listed.Values<string>("Name"));
    }

    [Theory]
    [InlineData("'', '', '', ''", "Element 1 (minLon)")]
    [InlineData("5.9, $null, 10.5, 47.9", "Element 2 (minLat)")]
    [InlineData("'5,9', '4,8', '7,5', '6,9'", "Element 1 (minLon)")]
    [InlineData("5, 4, '1.000,5', 6", "Element 3 (maxLon)")]
    [InlineData("$true, 0, 1, 1", "Element 1 (minLon)")]
    [InlineData("0, 0, 1, $true", "Element 4 (maxLat)")]
    [InlineData("'0x5', '1', '0x7', '2'", "Element 1 (minLon)")]
    [InlineData("[char]'5', 1, 7, 2", "Element 1 (minLon)")]
    [InlineData("([datetime]::Now), 1, 7, 2", "Element 1 (minLon)")]
    [InlineData("[double]::NaN, 1, 7, 2", "Element 1 (minLon)")]
    [InlineData("'1e999', 1, 7, 2", "Element 1 (minLon)")]
    [InlineData("'5_0', 1, 7, 2", "Element 1 (minLon)")]
    [InlineData("'5.9,,10.5,47.9'", "Element 2 (minLat)")]
    [InlineData("5, 45, '', 10, 47, ''", "Element 3 (minHeight)")]
    [InlineData("'600000,700000,5000000,5100000 [EPSG:32632]'", "EPSG:32632")]
    [InlineData("1, 2, 3", "got 3")]
    [InlineData("10.5, 45.8, 5.9, 47.9", "swapped")]
    [InlineData("5.9, 47.9, 10.5, 45.8", "smallest latitude")]
    [InlineData("600000, 5000000, 700000, 5100000", "longitude 600000")]
    [InlineData("'[[45.8,5.9],[47.9,10.5]]'", "Element 1 of the bounding box is a pair")]
    [InlineData("'{\"type\":\"Topology\"}'", "'Topology'")]
    [InlineData("@{ minx = 1; miny = 2 }", "without a GeoJSON type")]
    [InlineData("'{\"type\":'", "is not valid")]
    [InlineData("@{ type = 'Feature'; geometry = $null }", "no coordinates")]
    [InlineData("@{ type = 'Point'; coordinates = '7.62', $null }", "A latitude")]
    [InlineData("([datetime]::Now)", "is not a bounding box")]
    public void A_value_that_is_not_a_box_is_refused_with_the_element(string box, string words)
    {
        Assert.Contains(words, Assert.Single(Run($"Get-EsDataset -BoundingBox {box}").Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    private RunResult Send(string box) => Run($"param($polygons, $fiji) Get-EsDataset -BoundingBox {box}", Polygons, Fiji).ThrowOnError();
}
