# Describing versions.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $emulator = Start-Emulator -Connect
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Get-EsDatasetVersion' {
    It 'describes the datasets of the pipeline, in their order' {
        $datasets = Get-EsDataset

        ($datasets | Get-EsDatasetVersion -ThrottleLimit 4).DatasetVersionId | Should -Be $datasets.DatasetVersionId
    }

    It 'accepts ids, one or many, and tables of ids' {
        $ids = (Get-EsDataset test, swissalti3d).DatasetId

        (Get-EsDatasetVersion $ids).Name | Should -Be 'test', 'swissalti3d'
        ($ids | Get-EsDatasetVersion).Name | Should -Be 'test', 'swissalti3d'
        ([pscustomobject] @{ DatasetId = "$($ids[0])" } | Get-EsDatasetVersion).Name | Should -Be 'test'
    }

    It 'gets a version by its id' {
        $version = (Get-EsDataset test).DatasetVersionId

        (Get-EsDatasetVersion -VersionId $version).DatasetVersionId | Should -Be $version
    }

    It 'shows variables, tiles and optimizations' {
        $version = Get-EsDataset era5-hourly-2m-temperature | Get-EsDatasetVersion

        $version.Variables.t2m.SampledMin | Should -Be 212.4
        $version.PixelInfoOptimizations['time'].Status | Should -Be 'Success'
        $version.DynamicTileServer.TileUrl | Should -BeLike '*{z}/{x}/{y}*'
        $version.OptimizedTileServer.MaxZoom | Should -Be 6
    }

    It 'writes an error for an id that does not exist, and continues' {
        $ids = (Get-EsDataset swissalti3d).DatasetId, (New-Guid), (Get-EsDataset test).DatasetId
        $found = $ids | Get-EsDatasetVersion -ErrorVariable problems -ErrorAction SilentlyContinue

        $found.Name | Should -Be 'swissalti3d', 'test'
        $problems | Should -HaveCount 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'DatasetNotFound*'
        $problems[0].TargetObject | Should -Be $ids[1]
    }

    It 'names the command for an id of the other kind: <Command>' -ForEach @(
        @{ Command = 'Get-EsDatasetVersion'; Parameter = 'DatasetId'; Property = 'DatasetVersionId' }
        @{ Command = 'Get-EsDatasetVersion'; Parameter = 'VersionId'; Property = 'DatasetId' }
        @{ Command = 'Wait-EsDatasetVersion'; Parameter = 'VersionId'; Property = 'DatasetId' }
    ) {
        $arguments = @{ $Parameter = (Get-EsDataset swissalti3d).$Property }

        $refused = { & $Command @arguments -ErrorAction Stop } | Should -Throw -ErrorId 'DatasetNotFound,*' -PassThru

        $advice = "$($refused.ErrorDetails)" -replace '^.*: (?=\w+-EsDatasetVersion)'
        (& ([scriptblock]::Create($advice))).Name | Should -Be 'swissalti3d'
    }

    It 'rejects text that is not an id' {
        { Get-EsDatasetVersion not-an-id } | Should -Throw "*'not-an-id' is not an id*Get-EsDatasetVersion -LiteralName 'not-an-id'*"
    }
}
