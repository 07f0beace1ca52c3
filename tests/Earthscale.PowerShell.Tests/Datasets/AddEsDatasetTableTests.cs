using System.Management.Automation;
using System.Text.Json;
using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>Adding from tables: rows from Import-Csv and ConvertFrom-Json.</summary>
public sealed class AddEsDatasetTableTests : EmulatorFixture
{
    // As Import-Csv writes it: every cell is text, and an empty cell is empty text.
    private const string Csv = """
        [pscustomobject]@{ Name = 'one'; Url = 'gs://b/1a.tif; gs://b/1b.tif'; Type = ''; Tag = 'sensor:s2; level:l2a'; VisualizationOptimization = ''; PixelInfoOptimization = ''; Band = 'red;green'; GroupBy = 'time'; FilenameDatePattern = '%Y'; FilenameBandPattern = '*_B04.tif:red'; Rename = '' }
        [pscustomobject]@{ Name = 'two'; Url = 'gs://b/2.zarr'; Type = 'zarr'; Tag = ''; VisualizationOptimization = 'off'; PixelInfoOptimization = 'time;band'; Band = ''; GroupBy = ''; FilenameDatePattern = ''; FilenameBandPattern = ''; Rename = 'latitude:y' }
        """;

    [Fact]
    public void Columns_bind_by_name_and_empty_cells_are_absent_values()
    {
        var result = Run($"& {{ {Csv} }} | Add-EsDataset").ThrowOnError();

        Assert.Equal(["one", "two"], result.Values<string>("Name"));
        Assert.Equal(Stored("one", "two"), result.Values<Guid>("DatasetId"));
        Assert.Equal(
            """{"type":"image","urls":["gs://b/1a.tif","gs://b/1b.tif"],"name":"one","tags":{"sensor":"s2","level":"l2a"},"bands":["red","green"],"groupby":"time","filename_date_pattern":"%Y","filename_band_pattern":[{"pattern":"*_B04.tif","band":"red"}]}""",
            Body("one"), JsonComparer.Instance);
        Assert.Equal(
            """{"type":"zarr","urls":["gs://b/2.zarr"],"name":"two","visualization_optimization":false,"pixel_info_optimizations":["time","band"],"rename":{"latitude":"y"}}""",
            Body("two"), JsonComparer.Instance);
    }

    [Fact]
    public void JSON_rows_may_use_the_services_own_names()
    {
        Run("""
            [pscustomobject]@{ name = 'js'; type = 'image'; urls = @('gs://b/1;x.tif', 'gs://b/2.tif'); tags = [pscustomobject]@{ acquired = [datetime]::new(2026, 1, 2, 3, 4, 5, [DateTimeKind]::Utc); count = 3 }
              visualization_optimization = $true; pixel_info_optimizations = @('time'); bands = $null; groupby = $null
              filename_date_pattern = $null; filename_band_pattern = @([pscustomobject]@{ pattern = '*4.tif'; band = 'red' }) } | Add-EsDataset
            """).ThrowOnError();

        Assert.Equal(
            """{"type":"image","urls":["gs://b/1;x.tif","gs://b/2.tif"],"name":"js","tags":{"acquired":"2026-01-02T03:04:05Z","count":"3"},"visualization_optimization":true,"pixel_info_optimizations":["time"],"filename_band_pattern":[{"pattern":"*4.tif","band":"red"}]}""",
            Body("js"), JsonComparer.Instance);
    }

    [Fact]
    public void A_typed_value_is_not_split_and_takes_precedence_over_the_row()
    {
        Run("Add-EsDataset typed 'https://b/a;jsessionid=1.tif' -Type image; [pscustomobject]@{ Url = 'gs://b/1.tif;gs://b/2.tif'; Type = 'nonsense' } | Add-EsDataset -Name { 'from-block' } -Type Image").ThrowOnError();

        Assert.Contains("[\"https://b/a;jsessionid=1.tif\"]", Body("typed"), StringComparison.Ordinal);
        Assert.Contains("[\"gs://b/1.tif\",\"gs://b/2.tif\"]", Body("from-block"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name = ''; Url = 'gs://b/1.tif'", "Row 2 (no name), column Name: The name is empty")]
    [InlineData("Url = 'gs://b/1.tif'", "Row 2 (no name), column Name: The name is empty")]
    [InlineData("Name = 'bad'; Url = ''", "Row 2 ('bad'), column Url: The URL is missing")]
    [InlineData("Name = 'bad'; Url = $null", "Row 2 ('bad'), column Url: The URL is missing")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.bin'", "Row 2 ('bad'), column Type: The type cannot be inferred")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.tif'; Type = 'imagee'", "Row 2 ('bad'), column Type: The type 'imagee' is unknown")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.tif'; Type = '0'", "Row 2 ('bad'), column Type: The type '0' is unknown")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.tif'; VisualizationOptimization = 'maybe'", "Row 2 ('bad'), column VisualizationOptimization: 'maybe' is not a mode")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.tif'; Tag = 'nocolon'", "Row 2 ('bad'), column Tag: 'nocolon' has no value")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.tif'; Tag = 'a:1;a:2'", "Row 2 ('bad'), column Tag: The key 'a' is a duplicate")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.tif'; Tag = @{ a = @(1, 2) }", "Row 2 ('bad'), column Tag: A key or value in the hashtable is a list")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.tif'; Rename = 'x:y'", "Row 2 ('bad'), column Rename: -Rename is for Zarr datasets")]
    [InlineData("Name = 'bad'; Url = 'gs://b/1.zarr;gs://b/2.zarr'", "Row 2 ('bad'), column Url: A Zarr dataset has one URL")]
    [InlineData("Name = 'bad'; Url = 'https://b/{z}/{x}'; Type = 'TileServer'", "Row 2 ('bad'), column Url: The tile server's URL 'https://b/{z}/{x}' lacks {y}")]
    public void A_bad_row_is_an_error_that_names_it_and_the_rest_go_on(string row, string words)
    {
        var result = Run($$"""
            [pscustomobject]@{ Name = 'first'; Url = 'gs://b/1.tif' }, [pscustomobject]@{ {{row}} }, [pscustomobject]@{ Name = 'third'; Url = 'gs://b/3.tif' } | Add-EsDataset
            """);

        Assert.Equal("InvalidDataset", result.ErrorId);
        Assert.StartsWith(words, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.IsType<PSObject>(result.Errors[0].TargetObject);
        Assert.Equal(["first", "third"], result.Values<string>("Name"));
        Assert.Equal(2, Emulator.RequestCount);
    }

    [Fact]
    public void A_row_that_PowerShell_cannot_bind_is_counted()
    {
        var result = Run("""
            [pscustomobject]@{ Name = @('a', 'list'); Url = 'gs://b/1.tif' }, [pscustomobject]@{ Name = 'bad'; Url = '' }, [pscustomobject]@{ Name = 'good'; Url = 'gs://b/3.tif' } | Add-EsDataset
            """);

        Assert.Equal(2, result.Errors.Count);
        Assert.StartsWith("Row 2 ('bad')", result.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(["good"], result.Values<string>("Name"));
    }

    [Fact]
    public void A_row_that_the_service_refuses_is_named_too()
    {
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), when: target => target.Method == "POST");

        var result = Run("""
            [pscustomobject]@{ Name = 'lost'; Url = 'gs://b/1.tif' }, [pscustomobject]@{ Name = 'kept'; Url = 'gs://b/2.tif' } | Add-EsDataset -ThrottleLimit 1
            """);

        Assert.Equal("ServiceFailed", result.ErrorId);
        Assert.StartsWith("Row 1 ('lost'): ", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("it was most likely not added. Check with Get-EsDataset -LiteralName 'lost'", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["kept"], result.Values<string>("Name"));
    }

    [Fact]
    public void Rows_of_the_same_name_keep_their_order()
    {
        // The first of each pair is slow, so that the second could overtake it.
        Emulator.Faults.Next(new Fault(FaultKind.Slow) { Delay = TimeSpan.FromMilliseconds(400) }, count: 4);

        var result = Run("""
            & { foreach ($name in 'a', 'b', 'c', 'd') { foreach ($n in 1..3) { [pscustomobject]@{ Name = $name; Url = "gs://b/$n.tif" } } } } | Add-EsDataset -ThrottleLimit 8
            """).ThrowOnError();

        Assert.Equal(12, result.Output.Count);
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            var sent = Emulator.Requests.Where(request => request.Body.Contains($"\"name\":\"{name}\"", StringComparison.Ordinal)).Select(request => request.Body);
            Assert.Equal([1, 2, 3], sent.Select(body => int.Parse(body.Split("gs://b/")[1].Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)));
            Assert.Equal(3, Emulator.StoredDatasets().Single(dataset => dataset.Name == name).Versions);
        }
    }

    [Fact]
    public void WhatIf_shows_every_row_as_it_would_be_sent()
    {
        var host = new ScreenHost(1000);
        using var session = new ModuleSession(host);

        session.Run($"& {{ {Csv} }} | Add-EsDataset -WhatIf").ThrowOnError();

        var screen = host.ReadText();
        Assert.Contains("one (Type: Image; Url: gs://b/1a.tif, gs://b/1b.tif; Tag: sensor:s2, level:l2a; Band: red, green; GroupBy: time; FilenameDatePattern: %Y; FilenameBandPattern: *_B04.tif:red)", screen, StringComparison.Ordinal);
        Assert.Contains("two (Type: Zarr; Url: gs://b/2.zarr; VisualizationOptimization: Off; PixelInfoOptimization: time, band; Rename: latitude:y)", screen, StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Fact]
    public void Names_reach_the_terminal_without_their_escape_codes()
    {
        const string Evil = "a\u001b]0,owned\u0007\u202egnp\u009b2J\nline";
        var host = new ScreenHost(200);
        using var session = ModuleSession.ConnectedTo(Emulator, host);

        session.Run("""
            param($name)
            $shown = "a`u{202e}owned"
            Add-EsDataset $shown "gs://b/a`u{202e}.tif" -Tag @{ $name = $name } -WhatIf
            Add-EsDataset $shown "gs://b/a`u{202e}.tif" -Tag @{ $name = $name } -Verbose | Out-Default
            $raw = Invoke-EsRestMethod /v1/datasets -Method Post -Body @{ type = 'image'; name = $name; urls = @('gs://b/a.tif') }
            $added = @([Earthscale.AddedDataset]@{ Name = $name; DatasetId = $raw.dataset_id; DatasetVersionId = $raw.dataset_version_id })
            Add-EsDataset $name gs://b/a.tif 2>&1 | Out-Default
            Add-EsDataset $shown "gs://b/a`u{202e}" 2>&1 | Out-Default
            [pscustomobject]@{ Name = $name; Url = "gs://b/$name.tif" } | Add-EsDataset 2>&1 | Out-Default
            $null = Get-EsDataset -Name $name -Verbose
            $added[0] | Remove-EsDataset -WhatIf
            $added[0] | Remove-EsDataset -Confirm:$false -PassThru -Verbose | Out-Default
            $added[0] | Remove-EsDataset -Confirm:$false 2>&1 | Out-Default
            $never = [Earthscale.AddedDataset]@{ Name = $name; DatasetId = [guid]::NewGuid(); DatasetVersionId = [guid]::NewGuid() }
            $never | Remove-EsDataset -Confirm:$false -ErrorVariable gone 2>$null
            $gone[0].CategoryInfo | Out-Default
            """, Evil);

        // The engine adds colors to its headers.
        var screen = host.ReadText().Replace("\u001b[32;1m", "", StringComparison.Ordinal);
        // All outputs to the screen were used.
        string[] ways = ["operation \"Add dataset\" on target \"a", "operation \"Remove dataset", "cannot be inferred from gs://b/a", "contains a control character", "TargetName", "owned", "POST http", "name="];
        Assert.All(ways, way => Assert.Contains(way, screen, StringComparison.Ordinal));
        Assert.DoesNotContain(screen, character => (char.IsControl(character) && character is not ('\n' or '\r')) || character == '\u202e');
    }

    [Fact]
    public void Types_and_modes_complete()
    {
        var names = Run("(TabExpansion2 'Add-EsDataset -Type Z' 21).CompletionMatches.CompletionText; (TabExpansion2 'Add-EsDataset -VisualizationOptimization O' 42).CompletionMatches.CompletionText");

        Assert.Equal(["Zarr", "On", "Off"], names.Output.Select(name => name.BaseObject));
    }

    private string Body(string name) => Emulator.Requests.Single(request => request.Body.Contains($"\"name\":\"{name}\"", StringComparison.Ordinal)).Body;

    private List<Guid> Stored(params string[] names) =>
        [.. names.Select(name => Emulator.StoredDatasets().Single(dataset => dataset.Name == name).DatasetId)];

    private sealed class JsonComparer : IEqualityComparer<string>
    {
        public static JsonComparer Instance { get; } = new();

        public bool Equals(string? x, string? y)
        {
            using var left = JsonDocument.Parse(x!);
            using var right = JsonDocument.Parse(y!);
            return JsonElement.DeepEquals(left.RootElement, right.RootElement);
        }

        public int GetHashCode(string obj) => 0;
    }
}
