# Waiting for the optimizations of added datasets.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)
    $emulator = Start-Emulator -ArgumentList '--optimization-seconds', '1'
    Connect-Emulator $emulator
}

AfterAll {
    Disconnect-EsAccount
    Stop-Emulator $emulator
}

Describe 'Wait-EsDatasetVersion' {
    It 'writes versions when they are ready, in the order of the input' {
        $ready = 'first', 'second' | ForEach-Object { Add-EsDataset $_ "gs://bucket/$_.tif" -VisualizationOptimization On } |
            Wait-EsDatasetVersion -PollingInterval 0.2 -TimeoutSec 60

        $ready.Name | Should -Be 'first', 'second'
        $ready.VisualizationOptimization.Status | Should -Be 'Success', 'Success'
    }

    It 'is used by Add-EsDataset -Wait' {
        $added = Add-EsDataset third gs://bucket/third.tif -VisualizationOptimization On -Wait

        (Get-EsDatasetVersion $added.DatasetId).VisualizationOptimization.Status | Should -Be 'Success'
    }

    It 'writes an error for a version whose optimization failed' {
        Get-EsDataset sentinel-1-grd-north-sea | Get-EsDatasetVersion | Select-Object @{ Name = 'VersionId'; Expression = { $_.DatasetVersionId } } |
            Wait-EsDatasetVersion -TimeoutSec 60 -ErrorVariable problems -ErrorAction SilentlyContinue

        "$problems" | Should -BeLike '*sentinel-1-grd-north-sea*'
    }
}
