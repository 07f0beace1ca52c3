# Versions on a map, and their values at points.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $emulator = Start-Emulator -Connect
    $version = Get-EsDataset sentinel-2-l2a-alps | Get-EsDatasetVersion

    function New-Version([string] $Name, [Earthscale.TileServer] $Server) {
        [Earthscale.DatasetVersion] @{
            Name = $Name; Type = 'raster'; Tags = [Earthscale.TagDictionary]::Empty; Labels = [Earthscale.DatasetLabel[]] @()
            DatasetId = New-Guid; DatasetVersionId = New-Guid; CreatedAt = [DateTimeOffset]::Now; DynamicTileServer = $Server
        }
    }
}

AfterAll {
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

    It 'names the command that gets the version of <What>' -ForEach @(
        @{ What = 'a dataset'; Value = { Get-EsDataset test } }
        @{ What = 'an id'; Value = { (Get-EsDataset test).DatasetId } }
        @{ What = 'a name'; Value = { 'test' } }
    ) {
        $refused = { & $Value | ConvertTo-EsTileJson -ErrorAction Stop } | Should -Throw '*Get the version first: Get-EsDatasetVersion -*' -PassThru
        $command = "$refused" -replace '^.*first: '

        & ([scriptblock]::Create($command)) | ConvertTo-EsTileJson | Should -Match '"name": "test"'
    }

    It 'writes a key only with -ApiKey, and warns' {
        $version | ConvertTo-EsTileJson | Should -Not -Match 'api_key'
        $version | ConvertTo-EsTileJson -ApiKey (ConvertTo-SecureString earthscale-emulator-key -AsPlainText) -WarningVariable warnings -WarningAction SilentlyContinue | Should -Match 'api_key'
        "$warnings" | Should -BeLike '*plain text*'
        "$warnings" | Should -Not -Match 'earthscale-emulator-key'
    }

    It 'writes no key and no size for tiles of another server' {
        $foreign = New-Version osm ([Earthscale.TileServer]::new('https://tiles.example/{z}/{x}/{y}.png', $null, 0, 18))

        $json = $foreign | ConvertTo-EsTileJson -ApiKey (ConvertTo-SecureString earthscale-emulator-key -AsPlainText) -WarningAction Ignore | ConvertFrom-Json -AsHashtable

        $json.tiles | Should -Be 'https://tiles.example/{z}/{x}/{y}.png'
        $json.Keys | Should -Not -Contain tileSize
        # 0: unknown.
        ([xml] ($foreign | ConvertTo-EsTileJson -As Qgis)).qgsXYZTilesConnections.xyztiles.tilePixelRatio | Should -Be 0
    }

    It 'writes one file of connections for QGIS' {
        $file = [xml] (Get-EsDataset -Name sentinel-2-* | Get-EsDatasetVersion | ConvertTo-EsTileJson -As Qgis -Format webp)

        $connections = @($file.qgsXYZTilesConnections.xyztiles)
        $connections.name | Should -Be (Get-EsDataset -Name sentinel-2-*).Name
        $connections[0].url | Should -BeLike '*/{z}/{x}/{y}.webp'
        $connections[0].tilePixelRatio | Should -Be 2
    }

    It 'names connections so that QGIS keeps each of them' {
        $versions = 'team/a\b', 'team_a_b', 'c', 'c' | ForEach-Object { New-Version $_ $version.DynamicTileServer }

        ([xml] ($versions | ConvertTo-EsTileJson -As Qgis)).qgsXYZTilesConnections.xyztiles.name | Should -Be 'team_a_b', 'team_a_b (2)', 'c', 'c (2)'
    }

    It 'keeps all characters of a name, and writes no control characters to a terminal' {
        $name = "a`u{9B}1m`u{202E}`u{1F600}`u{E0001}`r`nz"
        $named = New-Version $name $version.DynamicTileServer

        $json = $named | ConvertTo-EsTileJson
        $xml = $named | ConvertTo-EsTileJson -As Qgis

        ($json | ConvertFrom-Json).name | Should -BeExactly $name
        ([xml] $xml).qgsXYZTilesConnections.xyztiles.name | Should -BeExactly $name
        "$json$xml" | Should -Not -Match '[\u007F-\u009F\u202E]|\uDB40'
    }

    It 'rejects a color map for three variables, and a variable that a version does not have' {
        { $version | ConvertTo-EsTileJson -Variable red, green, blue -ColorMap viridis } | Should -Throw -ErrorId 'InvalidVariable,*'
        $said = { $version | ConvertTo-EsTileJson -Variable rde -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidVariable,*' -PassThru

        "$said" | Should -BeLike "*no variable 'rde'. Its variables: red, green, blue, nir."
        @($version, (Get-EsDataset test | Get-EsDatasetVersion) | ConvertTo-EsTileJson -Variable nir -ErrorAction Ignore).Count | Should -Be 1
    }

    It 'rejects two variables, and a server that does not exist' {
        { $version | ConvertTo-EsTileJson -Variable red, nir } | Should -Throw -ErrorId 'InvalidVariable,*'
        { Get-EsDataset latest-results | Get-EsDatasetVersion | ConvertTo-EsTileJson -Server Optimized -ErrorAction Stop } | Should -Throw -ErrorId 'TilesUnavailable,*'
    }
}

Describe 'Get-EsPixel' {
    It 'reads the value at a point' {
        $address = $version.OptimizedTileServer.PixelUrl -replace '\{lon\}', '8.5' -replace '\{lat\}', '46.5'
        $expected = Invoke-RestMethod "$($address)?variable=red&api_key=earthscale-emulator-key"

        (Get-EsPixel $version.DatasetVersionId 8.5 46.5 -Variable red).Value | Should -Be $expected.value
    }

    It 'reads the version of a piped <What>' -ForEach @(
        @{ What = 'id'; Value = { $version.DatasetVersionId } }
        @{ What = 'id as text'; Value = { "$($version.DatasetVersionId)" } }
        @{ What = 'dataset'; Value = { Get-EsDataset $version.Name } }
        @{ What = 'version'; Value = { $version } }
    ) {
        (& $Value | Get-EsPixel -Longitude 8.5 -Latitude 46.5 -Variable red -ErrorAction Stop).Value |
            Should -Be (Get-EsPixel $version.DatasetVersionId 8.5 46.5 -Variable red).Value
    }

    It 'reads a series, and one position of it' {
        $series = Get-EsPixel $version.DatasetVersionId 8.5 46.5 -Variable nir -Dimension time

        $series.Index | Should -Be (0..11)
        (Get-EsPixel $version.DatasetVersionId 8.5 46.5 -Variable nir -Index @{ time = 3 }).Value | Should -Be $series[3].Value
    }

    It 'reads the points of a table in order, and continues after an invalid one' {
        $rows = 1..20 | ForEach-Object { [pscustomobject] @{ Lon = "8.$_"; Lat = $_ -eq 7 ? '' : '46.5'; DatasetVersionId = "$($version.DatasetVersionId)" } }

        $values = $rows | Get-EsPixel -Variable red -ErrorVariable failed -ErrorAction SilentlyContinue

        $values.Longitude | Should -Be @($rows | Where-Object Lat | ForEach-Object { [double] $_.Lon })
        $failed.Count | Should -Be 1
    }

    It 'rejects <Longitude>,<Latitude>' -ForEach @(
        @{ Longitude = '8,5'; Latitude = 46 }, @{ Longitude = 181; Latitude = 0 }, @{ Longitude = 0; Latitude = 91 }, @{ Longitude = $true; Latitude = 0 }
    ) {
        { Get-EsPixel $version.DatasetVersionId $Longitude $Latitude } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'writes an error if there are no pixels' {
        { Get-EsDataset -Type vector -First 1 | Get-EsPixel -Longitude 1 -Latitude 2 -ErrorAction Stop } | Should -Throw -ErrorId 'PixelsUnavailable,*'
    }

    It 'writes an error for an unknown dimension of a row, names the known ones, and continues' {
        $rows = 'time', 'tme', 'time' | ForEach-Object { [pscustomobject] @{ VersionId = $version.DatasetVersionId; Longitude = 8.5; Latitude = 46.5; Dimension = $_ } }

        $values = $rows | Get-EsPixel -Variable red -ErrorVariable failed -ErrorAction SilentlyContinue

        $values.Count | Should -Be 24
        $failed.FullyQualifiedErrorId | Should -BeLike 'PixelsUnavailable,*'
        "$failed" | Should -BeLike "*'tme'*Its dimensions: *time*"
    }

    It 'writes an error for an unknown <What>, names the known ones, and continues' -ForEach @(
        @{ What = 'variable'; Arguments = @{ Variable = 'rde' }; Known = '*red, green, blue, nir*' }, @{ What = 'index'; Arguments = @{ Index = @{ tme = 0 } }; Known = '*time*' }
    ) {
        { Get-EsPixel $version.DatasetVersionId 8.5 46.5 @Arguments -ErrorAction SilentlyContinue -ErrorVariable failed
            "$failed" | Should -BeLike $Known } | Should -Not -Throw
    }
}
