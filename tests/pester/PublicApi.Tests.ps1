# The public interface does not change by accident.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)
}

Describe 'The public interface' {
    It 'is the one in PublicApi.txt (changed on purpose: run tests/api/Update-PublicApi.ps1)' {
        $folder = Join-Path $PSScriptRoot ../api
        $expected = (Get-Content -Path (Join-Path $folder PublicApi.txt) -Raw) -replace '\r\n', "`n"

        # The difference is easier to read than two long texts.
        $difference = Compare-Object ($expected.TrimEnd("`n") -split "`n") @(& (Join-Path $folder Get-PublicApi.ps1)) -CaseSensitive
        $difference | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } | Should -BeNullOrEmpty
    }
}
