# Versions on a map, and their values at points.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)

    $emulator = Start-Emulator
    Connect-Emulator $emulator
    $version = Get-EsDataset sentinel-2-l2a-alps | Get-EsDatasetVersion
}

AfterAll {
    Disconnect-EsAccount
    Stop-Emulator $emulator
}

Describe 'ConvertTo-EsTileJson' {
    It 'writes TileJSON whose address serves a tile' {
        $json = $version | ConvertTo-EsTileJson -Variable nir, red, green -ApiKey (ConvertTo-SecureString earthscale-emulator-key -AsPlainText) -WarningAction Ignore | ConvertFrom-Json

        $json.tilejson, $json.name, $json.scheme | Should -Be '3.0.0', 'sentinel-2-l2a-alps', 'xyz'
        $json.minzoom, $json.maxzoom | Should -Be $version.OptimizedTileServer.MinZoom, $version.OptimizedTileServer.MaxZoom
        $tile = Invoke-WebRequest ($json.tiles[0] -replace '\{z\}', 6 -replace '\{x\}', 33 -replace '\{y\}', 22)
        $tile.Headers.'Content-Type' | Should -Be 'image/png'
        # The width and height of a PNG file.
        $tile.Content[16..23] | Should -Be 0, 0, 2, 0, 0, 0, 2, 0
    }

    It 'writes a key only when one is given, and says so' {
        $version | ConvertTo-EsTileJson | Should -Not -Match 'api_key'
        $version | ConvertTo-EsTileJson -ApiKey (ConvertTo-SecureString earthscale-emulator-key -AsPlainText) -WarningVariable told -WarningAction SilentlyContinue | Should -Match 'api_key'
        "$told" | Should -BeLike '*plain text*'
        "$told" | Should -Not -Match 'earthscale-emulator-key'
    }

    It 'gives no key to a server of others' {
        $tiles = [Earthscale.TileServer]::new('https://tiles.example/{z}/{x}/{y}.png', $null, 0, 18)
        $foreign = [Earthscale.DatasetVersion] @{
            Name = 'osm'; Type = 'raster'; Tags = [Earthscale.TagDictionary]::Empty; Labels = [Earthscale.DatasetLabel[]] @()
            DatasetId = New-Guid; DatasetVersionId = New-Guid; CreatedAt = [DateTimeOffset]::Now; DynamicTileServer = $tiles
        }

        ($foreign | ConvertTo-EsTileJson -ApiKey (ConvertTo-SecureString earthscale-emulator-key -AsPlainText) -WarningAction Ignore | ConvertFrom-Json).tiles |
            Should -Be 'https://tiles.example/{z}/{x}/{y}.png'
    }

    It 'writes one file of connections for QGIS' {
        $file = [xml] (Get-EsDataset -Name sentinel-2-* | Get-EsDatasetVersion | ConvertTo-EsTileJson -As Qgis -Format webp)

        $connections = @($file.qgsXYZTilesConnections.xyztiles)
        $connections.name | Should -Be (Get-EsDataset -Name sentinel-2-*).Name
        $connections[0].url | Should -BeLike '*/{z}/{x}/{y}.webp'
        $connections[0].tilePixelRatio | Should -Be 2
    }

    It 'refuses two variables, and a server that is not there' {
        { $version | ConvertTo-EsTileJson -Variable red, nir } | Should -Throw -ErrorId 'InvalidVariable,*'
        { Get-EsDataset latest-results | Get-EsDatasetVersion | ConvertTo-EsTileJson -Server Optimized -ErrorAction Stop } | Should -Throw -ErrorId 'TilesUnavailable,*'
    }
}

Describe 'Get-EsPixel' {
    It 'reads what the service has at that point' {
        $address = $version.OptimizedTileServer.PixelUrl -replace '\{lon\}', '8.5' -replace '\{lat\}', '46.5'
        $expected = Invoke-RestMethod "$($address)?variable=red&api_key=earthscale-emulator-key"

        (Get-EsPixel $version.DatasetVersionId 8.5 46.5 -Variable red).Value | Should -Be $expected.value
    }

    It 'reads a series, and one place in it' {
        $series = Get-EsPixel $version.DatasetVersionId 8.5 46.5 -Variable nir -Dimension time

        $series.Index | Should -Be (0..11)
        (Get-EsPixel $version.DatasetVersionId 8.5 46.5 -Variable nir -Index @{ time = 3 }).Value | Should -Be $series[3].Value
    }

    It 'reads the points of a table in their order, and goes on past a bad one' {
        $rows = 1..20 | ForEach-Object { [pscustomobject] @{ Lon = "8.$_"; Lat = $_ -eq 7 ? '' : '46.5'; DatasetVersionId = "$($version.DatasetVersionId)" } }

        $values = $rows | Get-EsPixel -Variable red -ErrorVariable failed -ErrorAction SilentlyContinue

        $values.Longitude | Should -Be @($rows | Where-Object Lat | ForEach-Object { [double] $_.Lon })
        $failed.Count | Should -Be 1
    }

    It 'refuses <Longitude>,<Latitude>' -ForEach @(
        @{ Longitude = '8,5'; Latitude = 46 }, @{ Longitude = 181; Latitude = 0 }, @{ Longitude = 0; Latitude = 91 }, @{ Longitude = $true; Latitude = 0 }
    ) {
        { Get-EsPixel $version.DatasetVersionId $Longitude $Latitude } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'says so where there are no pixels' {
        { Get-EsDataset -Type vector -First 1 | Get-EsPixel -Longitude 1 -Latitude 2 -ErrorAction Stop } | Should -Throw -ErrorId 'PixelsUnavailable,*'
    }
}
