# Removing datasets, and being asked first.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)

}

Describe 'Remove-EsDataset' {
    BeforeEach {
        $emulator = Start-Emulator
        Connect-Emulator $emulator
    }

    AfterEach {
        Disconnect-EsAccount
        Stop-Emulator $emulator
    }

    It 'removes what is piped to it, and writes nothing' {
        Get-EsDataset -Tag theme:base-map | Remove-EsDataset -Confirm:$false | Should -BeNullOrEmpty

        Get-EsDataset *-tiles | Should -BeNullOrEmpty
        (Get-EsDataset).Count | Should -Be 23
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'datasets'; Remove = { Get-EsDataset test | Remove-EsDataset -Confirm:$false } }
        @{ What = 'versions'; Remove = { Get-EsDataset test | Get-EsDatasetVersion | Remove-EsDataset -Confirm:$false } }
        @{ What = 'ids'; Remove = { (Get-EsDataset test).DatasetId | Remove-EsDataset -Confirm:$false } }
        @{ What = 'ids as text'; Remove = { Remove-EsDataset "$((Get-EsDataset test).DatasetId)" -Confirm:$false } }
        @{ What = 'rows of a table'; Remove = { Get-EsDataset test | Select-Object DatasetId | ConvertTo-Csv | ConvertFrom-Csv | Remove-EsDataset -Confirm:$false } }
        @{ What = 'what adding gave'; Remove = { Add-EsDataset test gs://bucket/x.tif | Remove-EsDataset -Confirm:$false } }
    ) {
        & $Remove

        Get-EsDataset test* | Should -BeNullOrEmpty
    }

    It 'tells what went with -PassThru' {
        $removed = Get-EsDataset test, swissalti3d | Remove-EsDataset -PassThru -Confirm:$false

        $removed.Name | Should -Be 'test', 'swissalti3d'
        $removed[0].MarkerVersionId | Should -BeOfType ([guid])
    }

    It 'says with -WhatIf which datasets would go, by name, and leaves them' {
        $manifest = Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1
        $env:EARTHSCALE_API_URL, $env:EARTHSCALE_API_KEY = "$($emulator.Uri)", $emulator.ApiKey
        $words = pwsh -NoProfile -Command "Import-Module '$manifest'; Get-EsDataset test | Remove-EsDataset -WhatIf"
        Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_API_KEY

        "$words" -replace '\s' | Should -BeLike '*Removedataset*"test(*'
        (Get-EsDataset).Count | Should -Be 25
    }

    It 'asks before each dataset, and does as it is told' {
        $manifest = Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1
        $env:EARTHSCALE_API_URL, $env:EARTHSCALE_API_KEY = "$($emulator.Uri)", $emulator.ApiKey
        $words = 'n', 'y' | pwsh -NoProfile -Command "Import-Module '$manifest'; Get-EsDataset test, swissalti3d | Remove-EsDataset"
        Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_API_KEY

        # The terminal wraps the question where it likes.
        "$words" -replace '\s' | Should -BeLike '*"test(*"swissalti3d(*'
        (Get-EsDataset test).Name | Should -Be 'test'
        Get-EsDataset swissalti* | Should -BeNullOrEmpty
    }

    It 'writes an error for an id that is not there; the others go' {
        $ids = (New-Guid), (Get-EsDataset test).DatasetId
        Remove-EsDataset $ids -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'DatasetNotFound*'
        Get-EsDataset test* | Should -BeNullOrEmpty
    }

    It 'says of a name where an id belongs what to do; the others go' {
        $mixed = 'swissalti3d', (Get-EsDataset test).DatasetId
        $mixed | Remove-EsDataset -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue

        "$problems" | Should -BeLike "*'swissalti3d' is not an id*Get-EsDataset -Name*"
        Get-EsDataset test* | Should -BeNullOrEmpty
    }

    It 'removes no more than <Limit> when one is enough' -ForEach @(@{ Limit = 1 }, @{ Limit = 8 }) {
        $removed = Get-EsDataset | Remove-EsDataset -PassThru -Confirm:$false -ThrottleLimit $Limit -WarningAction SilentlyContinue | Select-Object -First 1

        $removed | Should -HaveCount 1
        (Get-EsDataset).Count | Should -BeIn ((25 - $Limit)..24)
    }

    It 'removes while it lists, and misses none' {
        Get-EsDataset -PageSize 4 | Remove-EsDataset -Confirm:$false

        Get-EsDataset | Should -BeNullOrEmpty
    }
}
