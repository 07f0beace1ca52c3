# Registering datasets, one by one and from tables.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $emulator = Start-Emulator -Connect
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Add-EsDataset' {
    It 'infers the type from <Url>' -ForEach @(
        @{ Url = 'gs://bucket/image.tif'; Type = 'Raster' }
        @{ Url = 'gs://bucket/cube.zarr'; Type = 'Raster' }
        @{ Url = 'https://example.com/shapes.geojson'; Type = 'Vector' }
        @{ Url = 'https://tiles.example.com/{z}/{x}/{y}.png'; Type = 'Raster' }
    ) {
        $added = Add-EsDataset -Name "inferred-$Type" -Url $Url

        (Get-EsDatasetVersion $added.DatasetId).Type | Should -Be $Type
    }

    It 'requires a type if the URL does not show it' {
        { Add-EsDataset unclear gs://bucket/data.parquet.d -ErrorAction Stop } | Should -Throw "'unclear', -Type: *use -Type*"
        Get-EsDataset unclear* | Should -BeNullOrEmpty
    }

    It 'accepts tags as a hashtable and as text' {
        Add-EsDataset tagged gs://bucket/a.tif -Tag @{ 'a:b' = 'c\d' } | Out-Null
        Add-EsDataset tagged-too gs://bucket/a.tif -Tag 'a\:b:c\\d' | Out-Null

        (Get-EsDataset tagged*).Tags | ForEach-Object { $_['a:b'] } | Should -Be 'c\d', 'c\d'
    }

    It 'adds another version of a name that exists, with only the given tags' {
        $first = Add-EsDataset twice gs://bucket/1.tif -Tag a:1, b:1
        $second = Add-EsDataset twice gs://bucket/2.tif -Tag a:2

        $second.DatasetId | Should -Be $first.DatasetId
        $second.DatasetVersionId | Should -Not -Be $first.DatasetVersionId
        "$((Get-EsDataset twice).Tags)" | Should -BeExactly 'a:2'
    }

    It 'rejects <Why>' -ForEach @(
        @{ Why = 'two URLs for Zarr'; Arguments = @{ Url = 'gs://b/1.zarr', 'gs://b/2.zarr' }; Words = '*has one URL*' }
        @{ Why = 'a tile URL without {y}'; Arguments = @{ Url = 'https://t.example/{z}/{x}.png'; Type = 'TileServer' }; Words = '*lacks {y}*' }
        @{ Why = 'an option of another type'; Arguments = @{ Url = 'gs://b/1.zarr'; Band = 'red' }; Words = '*-Band is for Image datasets*' }
        @{ Why = 'a tag without a value'; Arguments = @{ Url = 'gs://b/1.tif'; Tag = 'sensor' }; Words = '*no value*' }
    ) {
        { Add-EsDataset -Name refused @Arguments -ErrorAction Stop } | Should -Throw $Words
        Get-EsDataset refused* | Should -BeNullOrEmpty
    }

    It 'reads the export of Get-EsDataset, in <Culture>' -ForEach @(
        @{ Culture = 'en-US' }, @{ Culture = 'de-DE' }, @{ Culture = 'th-TH' }, @{ Culture = 'fa-IR' }, @{ Culture = 'ar-SA' }
    ) {
        $tags = [ordered]@{ sensor = 'drone'; 'a:b' = 'c\d; e, f'; ' pad ' = ' '; empty = ''; '{x}' = "two`nlines" }
        $name = "round trip, $Culture; [1]"
        Add-EsDataset $name gs://bucket/1.tif -Tag $tags | Out-Null
        $old = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            Get-EsDataset | Where-Object Name -EQ $name |
                Select-Object DatasetId, Name, Type, UpdatedAt, @{ Name = 'Tags'; Expression = { "$($_.Tags)" } } | Export-Csv TestDrive:/catalog.csv
            $again = Import-Csv TestDrive:/catalog.csv | Add-EsDataset -Url gs://bucket/1.tif -WarningAction SilentlyContinue
        }
        finally {
            [cultureinfo]::CurrentCulture = $old
        }

        $read = (Get-EsDataset | Where-Object DatasetVersionId -EQ $again.DatasetVersionId).Tags
        $read.Count | Should -Be $tags.Count
        foreach ($key in $tags.Keys) {
            $read[$key] | Should -BeExactly $tags[$key]
        }
    }
}
