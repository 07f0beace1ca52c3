using System.Text.Json;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>The result of each kind of row: the request, or an error that names row and column.</summary>
public sealed class AddEsDatasetRowTests : EmulatorFixture
{
    [Theory]
    // Rows of every type.
    [InlineData("@{ Name = 'r'; Url = 'gs://b/1.tif' }", """{"type":"image","urls":["gs://b/1.tif"],"name":"r"}""")]
    [InlineData("[ordered]@{ NAME = 'r'; urls = 'gs://b/1.tif' }", """{"type":"image","urls":["gs://b/1.tif"],"name":"r"}""")]
    [InlineData("$d = [Collections.Generic.SortedDictionary[string,object]]::new(); $d['name'] = 'r'; $d['url'] = 'gs://b/1.tif'; , $d", """{"type":"image","urls":["gs://b/1.tif"],"name":"r"}""")]
    [InlineData("$d = [Dynamic.ExpandoObject]::new(); $d.Name = 'r'; $d.Url = [uri]'https://b/a%20b.tif?x=%2F'; , $d", """{"type":"image","urls":["https://b/a%20b.tif?x=%2F"],"name":"r"}""")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([pscustomobject]@{ Name = 'r'; Url = @('gs://b/1.tif'); Tag = @{ a = 1 } }, 3))", """{"type":"image","urls":["gs://b/1.tif"],"name":"r","tags":{"a":"1"}}""")]
    // Tags of every form.
    [InlineData("$d = [Collections.Generic.Dictionary[string,string]]::new(); $d.a = 'b'; @{ Tag = [Earthscale.TagDictionary]::new($d) }", """{"tags":{"a":"b"}}""")]
    [InlineData("& { param($a) @{ Tag = $PSBoundParameters } } -a b", """{"tags":{"a":"b"}}""")]
    [InlineData("@{ Tag = 'a:b', 'c:d;e' }", """{"tags":{"a":"b","c":"d;e"}}""")]
    [InlineData("@{ Tag = ' sensor : drone ;stage: raw\n' }", """{"tags":{"sensor":"drone","stage":"raw"}}""")]
    [InlineData(@"@{ Tag = 'url:https\://x\;y; path:a\\b; pad:\ x ' }", """{"tags":{"url":"https://x;y","path":"a\\b","pad":" x"}}""")]
    [InlineData("@{ Tags = [ordered]@{ d = [DateOnly]'2024-06-01'; o = [DateTimeOffset]'2024-06-01T10:00:00.5+02:00'; t = [TimeOnly]'10:30'; n = 1.5; u = [datetime]::new(2024, 6, 1, 0, 0, 0, [DateTimeKind]::Utc) } }", """{"tags":{"d":"2024-06-01","o":"2024-06-01T10:00:00.5+02:00","t":"10:30:00","n":"1.5","u":"2024-06-01T00:00:00Z"}}""")]
    [InlineData("@{ labels = @([pscustomobject]@{ name = 'k'; value = 'v' }, @{ name = 'x'; value = 'label' }); tags = @{ x = 'tag' } }", """{"tags":{"x":"tag","k":"v"}}""")]
    // Names, lists, pairs and dates.
    [InlineData("@{ Name = [datetime]::new(2024, 6, 1, 10, 0, 0, [DateTimeKind]::Utc) }", """{"name":"2024-06-01T10:00:00Z"}""")]
    [InlineData("@{ Name = \"A \u00a0\" }", """{"name":"A"}""")]
    [InlineData("@{ Url = @('s3://b/x;1.tif') }", """{"urls":["s3://b/x;1.tif"]}""")]
    [InlineData(@"@{ Url = ""s3://b/x\;1.tif`n s3://b/2.tif;"" }", """{"urls":["s3://b/x;1.tif","s3://b/2.tif"]}""")]
    [InlineData("@{ filename_band_pattern = [pscustomobject]@{ pattern = '*_b4.tif'; band = 'red' } }", """{"filename_band_pattern":[{"pattern":"*_b4.tif","band":"red"}]}""")]
    [InlineData("@{ filename_band_pattern = @(@{ pattern = '*4'; band = 'red' }, [pscustomobject]@{ band = 'nir'; pattern = '*8' }) }", """{"filename_band_pattern":[{"pattern":"*4","band":"red"},{"pattern":"*8","band":"nir"}]}""")]
    [InlineData("@{ FilenameBandPattern = [ordered]@{ '*8' = 'nir'; '*4' = 'red' } }", """{"filename_band_pattern":[{"pattern":"*8","band":"nir"},{"pattern":"*4","band":"red"}]}""")]
    [InlineData("@{ Url = 'gs://b/1.zarr'; Rename = [pscustomobject]@{ lat = 'y' }; pixel_info_optimization = 'time; band'; visualization_optimization = $false }", """{"rename":{"lat":"y"},"pixel_info_optimizations":["time","band"],"visualization_optimization":false}""")]
    // Types of URLs.
    [InlineData("@{ Url = 'gs://b/x.zarr/measurements/r10m' }", """{"type":"zarr"}""")]
    [InlineData("@{ Url = 'https://h/x.ZARR?sig=a' }", """{"type":"zarr"}""")]
    [InlineData("@{ Url = 'gs://b/{z}.zarr' }", """{"type":"zarr"}""")]
    [InlineData("@{ Url = 'gs://b/scene_?.tif' }", """{"type":"image"}""")]
    [InlineData("@{ Url = 's3://b/a#1.TIF' }", """{"type":"image"}""")]
    [InlineData("@{ Url = 'https://h/a.parquet#x.tif' }", """{"type":"vector"}""")]
    [InlineData("@{ Url = 'https://h/a.zarr/{z}/{x}/{y}.png' }", """{"type":"tileserver"}""")]
    [InlineData("@{ Url = 'https://h/%7Bzoom%7D/{X}/{y}.png'; Type = 'tileserver' }", """{"type":"tileserver","url":"https://h/{z}/{x}/{y}.png"}""")]
    [InlineData("@{ Url = 'gs://b/1.tif'; Type = 'Raster' }", """{"type":"image"}""")]
    public void Row_is_sent(string row, string expected)
    {
        Run($"$rows = & {{ {row} }}; foreach ($row in , $rows) {{ if ($row -is [hashtable]) {{ if (-not $row.Name) {{ $row.Name = 'r' }}; if (-not ($row.Url -or $row.urls)) {{ $row.Url = 'gs://b/0.tif' }} }}; , $row | Add-EsDataset }}").ThrowOnError();

        using var sent = JsonDocument.Parse(Emulator.Requests.Single().Body);
        using var wanted = JsonDocument.Parse(expected);
        Assert.All(wanted.RootElement.EnumerateObject(), field =>
            Assert.True(sent.RootElement.TryGetProperty(field.Name, out var value) && JsonElement.DeepEquals(field.Value, value), $"{field.Name}: {sent.RootElement}"));
    }

    [Theory]
    [InlineData("https://t.example/{zoom}/{x}/{y}.png", "column Url: The tile server's URL 'https://t.example/{zoom}/{x}/{y}.png' lacks {z}")]
    [InlineData("https://t.example/{z}/{x}/{-y}.png", "column Url: The tile server's URL 'https://t.example/{z}/{x}/{-y}.png' lacks {y}")]
    [InlineData("https://t{switch:a,b}.example/a{quadkey}.jpeg", "lacks {z}, {x}, {y}")]
    [InlineData("https://t.example/{TileMatrix}/{TileRow}/{TileCol}.png", "lacks {z}, {x}, {y}")]
    [InlineData("https://t.example/%7Bz%7D/{X}/{y}.png", "lacks {z}, {x}")]
    [InlineData("https://t.example/${z}/${x}/${y}.png", "more than single braces")]
    [InlineData("https://t.example/wms?bbox={bbox}&format=.png", "(WMS)")]
    [InlineData("https://t.example/a.tif?key={apikey}", "does not support {apikey}")]
    [InlineData("gs://b/{time}.tif", "-FilenameDatePattern")]
    [InlineData("./scenes/a.tif", "gs://bucket/a.tif")]
    [InlineData("C:\\data\\a.tif", "gs://bucket/a.tif")]
    [InlineData("file:///data/a.tif", "gs://bucket/a.tif")]
    [InlineData("arn:aws:s3:::b/a.zarr", "use s3://b/a.zarr")]
    [InlineData("arn:aws:sns:us-west-2:1:topic", "Amazon Resource Name")]
    [InlineData("/vsis3/b/a.tif", "use s3://b/a.tif")]
    [InlineData("/vsicurl/https://h/a.tif", "use https://h/a.tif")]
    [InlineData("//h/a.tif", "use https://h/a.tif")]
    [InlineData("s3a://b/a.tif", "use s3://b/a.tif")]
    [InlineData("s3:///a.tif", "no bucket")]
    [InlineData("gs://b/a\tb.tif", "control character")]
    [InlineData("System.Object[]", "after an export")]
    public void URL_that_the_service_cannot_read_is_refused(string url, string words)
    {
        var result = Run("param($url) @{ Name = 'u'; Url = $url }, @{ Name = 'typed'; Url = $url; Type = 'Image' }, @{ Name = 'good'; Url = 'gs://b/1.tif' } | Add-EsDataset", url);

        Assert.Equal(["good"], result.Values<string>("Name"));
        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("InvalidDataset,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.StartsWith("Row 1 ('u'), column Url: ", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains(words, result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$o = [pscustomobject]@{ Name = 'x'; Url = 'gs://b/1.tif' }; $o.psobject.Properties.Add([psscriptproperty]::new('Tag', { throw 'boom' })); $o", "Row 1 ('x'), column Tag: The value cannot be read: boom")]
    [InlineData("@{ Name = 'x'; Url = 'gs://b/1.tif'; Urls = 'gs://b/2.tif' }", "in column Url")]
    [InlineData("@{ Name = 'x'; Url = 'gs://b/1.tif'; Tag = '{\"a\":\"b\"}' }", "Row 1 ('x'), column Tag: The text is JSON")]
    [InlineData("@{ Name = 'x'; Url = 'gs://b/*.parquet' }", "column Url: 'gs://b/*.parquet' contains a wildcard")]
    [InlineData("@{ Name = 'x'; Url = 'gs://b/1.tif'; FilenameDatePattern = 'yyyy-MM-dd' }", "use '%Y-%m-%d'")]
    [InlineData("@{ Name = 'x'; Url = 'gs://b/1.tif'; FilenameBandPattern = 'red:*_B04.tif' }", "the pattern comes first")]
    [InlineData("@{ Name = \"x`ny,z\"; Url = 'gs://b/1.tif' }", "column Name: The name contains a control character")]
    [InlineData("[pscustomobject]@{ 'Name;Url;Tag' = 'a;gs://b/1.tif;' }", "Import-Csv -Delimiter ';'")]
    [InlineData("[pscustomobject]@{ \"Name`tUrl\" = 'a' }", "Import-Csv -Delimiter \"`t\"")]
    [InlineData("'Name,Url'", "Import-Csv table.csv")]
    [InlineData("@{ Name = 'x'; Url = 'gs://b/1.zarr'; Rename = 'a=b' }", "column Rename: 'a=b' has no value; write key:value")]
    [InlineData("$null", "The row is null")]
    [InlineData("42", "The row is the value '42'")]
    [InlineData("[IO.FileInfo]'/a.tif'", "The row is the file")]
    public void Bad_row_of_any_kind_does_not_end_the_others(string row, string words)
    {
        var result = Run($"& {{ {row}; @{{ Name = 'good'; Url = 'gs://b/1.tif' }} }} | Add-EsDataset");

        Assert.Equal("InvalidDataset", result.ErrorId);
        Assert.Contains(words, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["good"], result.Values<string>("Name"));
    }

    [Theory]
    [InlineData("'a' + [char]9 + 'b'")]
    [InlineData("'a' + [char]0x85 + 'b'")]
    [InlineData("'a' + [char]0xd800")]
    public void Name_with_invisible_characters_is_refused_typed_or_in_a_row(string name)
    {
        var result = Run($"$name = {name}; Add-EsDataset $name gs://b/1.tif; [pscustomobject]@{{ Name = $name; Url = 'gs://b/1.tif' }} | Add-EsDataset");

        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("InvalidDataset,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Fact]
    public void Column_that_is_not_known_is_a_warning_once_with_the_nearest_name()
    {
        var result = Run("1..3 | ForEach-Object { [pscustomobject]@{ Name = \"c$_\"; Url = 'gs://b/1.tif'; 'Tag ' = 'a:b'; VisualisationOptimization = 'On'; colour = 'red' } } | Add-EsDataset").ThrowOnError();

        Assert.Equal(["Unknown columns are ignored: 'Tag ' (did you mean Tag?), 'VisualisationOptimization' (did you mean VisualizationOptimization?), 'colour'. The columns are Name, Url, Type, Tag, Label, VisualizationOptimization, PixelInfoOptimization, Band, GroupBy, FilenameDatePattern, FilenameBandPattern, Rename. Other values can be tags: key:value in Tag."], result.Warnings);
    }

    [Fact]
    public void Unsupported_placeholder_is_a_warning()
    {
        var result = Run("@{ Name = 't'; Url = 'https://{s}.t.example/{z}/{x}/{y}.png?key={apikey}' } | Add-EsDataset").ThrowOnError();

        Assert.Equal(["Row 1 ('t'): The tile server's URL contains {s}, {apikey}, which the service does not replace."], result.Warnings);
    }

    [Fact]
    public void Script_block_leaves_the_warning_for_columns_that_it_does_not_read()
    {
        var result = Run("[pscustomobject]@{ Title = 'x'; Urls = 'gs://b/1.tif'; Sensor = 'a'; Urk = 'gs://b/2.tif' } | Add-EsDataset -Name { $_.Title } -Tag { @{ sensor = \"$($_['Sensor'] ?? $_.Sensor)\" } }").ThrowOnError();

        Assert.Equal(["Unknown columns are ignored: 'Urk' (did you mean Url?)."], result.Warnings);
    }

    [Theory]
    [InlineData("'x', 'y'", "$_", "x,y")]
    [InlineData("1, 2", "\"n$_\"", "n1,n2")]
    [InlineData("[IO.FileInfo]'/data/a.tif'", "$_.BaseName", "a")]
    public void Script_blocks_for_name_and_URL_take_rows_of_any_kind(string rows, string name, string names)
    {
        var result = Run($"{rows} | Add-EsDataset -Name {{ {name} }} -Url {{ \"gs://b/$_.tif\" }}").ThrowOnError();

        Assert.Equal(names, string.Join(',', result.Values<string>("Name")));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Script_blocks_take_no_messages()
    {
        var result = Run("& { 'x'; Write-Error 'boom'; $null } 2>&1 | Add-EsDataset -Name { \"$_\" } -Url { 'gs://b/1.tif' }");

        Assert.Equal(["x"], result.Values<string>("Name"));
        Assert.All(result.Errors, error => Assert.Contains("not an object with columns", error.ToString(), StringComparison.Ordinal));
        Assert.Equal(2, result.Errors.Count);
    }

    [Fact]
    public void Rows_of_a_database_have_only_their_own_columns()
    {
        var result = Run("$table = [Data.DataTable]::new(); 'Name', 'Url', 'Tag' | ForEach-Object { $null = $table.Columns.Add($_) }; $null = $table.Rows.Add('a', 'gs://b/1.tif', 'x:1'); $null = $table.Rows.Add('b', 'gs://b/1.tif', [DBNull]::Value); $table | Add-EsDataset").ThrowOnError();

        Assert.Equal(["a", "b"], result.Values<string>("Name"));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Script_block_is_run_for_each_row()
    {
        var result = Run("""
            [pscustomobject]@{ Title = 'one'; Href = 'gs://b/1.tif' }, [pscustomobject]@{ Title = 'two' }, [pscustomobject]@{ Title = 'three'; Href = 'gs://b/3.tif' } |
                Add-EsDataset -Name { $_.Title } -Url { $_.Href } -Tag { @{ length = "$($_.Title.Length)" } } -Band { if ($_.Title -eq 'three') { throw 'boom' } }
            """);

        Assert.Equal(["one"], result.Values<string>("Name"));
        Assert.Equal(["Row 2 ('two'), -Url: The URL is missing", "Row 3 ('three'), -Band: The script block failed: boom"], result.Errors.Select(error => error.ToString().Split(';')[0]));
        Assert.Contains("\"length\":\"3\"", Emulator.Requests.Single().Body, StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
    }
}
