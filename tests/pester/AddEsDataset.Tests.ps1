# Registering datasets, one by one and from tables.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)

    $emulator = Start-Emulator
    Connect-Emulator $emulator
}

AfterAll {
    Disconnect-EsAccount
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

    It 'adds another version of a name that exists' {
        $first = Add-EsDataset twice gs://bucket/1.tif
        $second = Add-EsDataset twice gs://bucket/2.tif

        $second.DatasetId | Should -Be $first.DatasetId
        $second.DatasetVersionId | Should -Not -Be $first.DatasetVersionId
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

    It 'adds nothing with -WhatIf' {
        Add-EsDataset what-if gs://bucket/a.tif -WhatIf | Should -BeNullOrEmpty
        Get-EsDataset what-if* | Should -BeNullOrEmpty
    }

    It 'accepts rows of a table, and names the invalid one' {
        Set-Content -Path TestDrive:/new.csv -Value @'
Name,Url,Type,Tag,VisualizationOptimization
row-1,gs://bucket/1.tif,,sensor:drone;stage:raw,On
row-2,gs://bucket/2.nowhere,,,
row-3,gs://bucket/3.bin,Image,,
'@
        $added = Import-Csv TestDrive:/new.csv | Add-EsDataset -ErrorVariable problems -ErrorAction SilentlyContinue

        $added.Name | Should -Be 'row-1', 'row-3'
        $problems.Count | Should -Be 1
        "$problems" | Should -BeLike '*row-2*'
        (Get-EsDataset row-1).Tags.stage | Should -Be 'raw'
    }

    It 'accepts objects from JSON' {
        '[{ "Name": "json-1", "Url": ["gs://bucket/1.tif", "gs://bucket/2.tif"], "Tag": { "sensor": "drone" } }]' |
            ConvertFrom-Json | Add-EsDataset | Get-EsDatasetVersion | ForEach-Object { $_.Tags.sensor } | Should -Be 'drone'
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

    It 'says how to import a table correctly: <Words>' -ForEach @(
        @{ Words = '*Import-Csv -Delimiter '';''*'; Rows = { "Name;Url`nsemicolon;gs://bucket/1.tif" | ConvertFrom-Csv } }
        @{ Words = '*Import-Csv table.csv*'; Rows = { 'Name,Url' } }
    ) {
        { & $Rows | Add-EsDataset -ErrorAction Stop } | Should -Throw $Words
    }

    It 'can run a file again without adding anything twice' {
        $rows = 'Name,Url', 'again-1,gs://bucket/1.tif', 'again-2,gs://bucket/2.tif' | ConvertFrom-Csv
        $first = $rows | Add-EsDataset -SkipExisting
        $second = $rows | Add-EsDataset -SkipExisting

        $first.Status | Should -Be 'Added', 'Added'
        $second.Status | Should -Be 'Skipped', 'Skipped'
        $second.DatasetVersionId | Should -Be $first.DatasetVersionId
    }

    It 'says that -WhatIf does not look up names' {
        Add-EsDataset unseen gs://bucket/1.tif -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -BeLike '*unknown*-SkipExisting*'
    }
}
