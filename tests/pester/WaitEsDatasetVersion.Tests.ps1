# Waiting for the optimizations of added datasets.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $emulator = Start-Emulator -ArgumentList '--optimization-seconds', '1' -Connect
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Wait-EsDatasetVersion' {
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
