# Removing datasets, with confirmation.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $manifest = Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1
    $emulator = Start-Emulator -Connect

    # Questions and answers, in a separate PowerShell. The terminal can wrap questions anywhere.
    function Invoke-Asking([string] $Command, [string[]] $Answer) {
        $env:EARTHSCALE_API_URL, $env:EARTHSCALE_API_KEY = "$($emulator.Uri)", $emulator.ApiKey
        $words = $Answer | pwsh -NoProfile -Command "Import-Module '$manifest'; $Command"
        Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_API_KEY
        "$words" -replace '\s'
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Remove-EsDataset' {
    BeforeEach {
        $null = Add-EsDataset one gs://bucket/1.tif -Tag set:ours -VisualizationOptimization Off
        $null = Add-EsDataset two gs://bucket/2.tif -Tag set:ours -VisualizationOptimization Off
        $others = (Get-EsDataset).Count - 2
    }

    AfterEach {
        Get-EsDataset -Tag set:ours | Remove-EsDataset -Confirm:$false
    }

    It 'removes datasets from the pipeline, and writes nothing' {
        Get-EsDataset -Tag set:ours | Remove-EsDataset -Confirm:$false -WarningVariable warnings | Should -BeNullOrEmpty

        $warnings | Should -BeNullOrEmpty
        Get-EsDataset -Tag set:ours | Should -BeNullOrEmpty
        (Get-EsDataset).Count | Should -Be $others
    }

    It 'accepts <What>' -ForEach @(
        @{ What = 'datasets'; Remove = { Get-EsDataset one | Remove-EsDataset -Confirm:$false } }
        @{ What = 'versions'; Remove = { Get-EsDataset one | Get-EsDatasetVersion | Remove-EsDataset -Confirm:$false } }
        @{ What = 'ids'; Remove = { (Get-EsDataset one).DatasetId | Remove-EsDataset -Confirm:$false } }
        @{ What = 'ids as text'; Remove = { Remove-EsDataset "$((Get-EsDataset one).DatasetId)" -Confirm:$false } }
        @{ What = 'rows of a table'; Remove = { Get-EsDataset one | Select-Object DatasetId | ConvertTo-Csv | ConvertFrom-Csv | Remove-EsDataset -Confirm:$false } }
        @{ What = 'what adding gave'; Remove = { Add-EsDataset one gs://bucket/x.tif | Remove-EsDataset -Confirm:$false } }
    ) {
        & $Remove

        Get-EsDataset one* | Should -BeNullOrEmpty
        (Get-EsDataset).Count | Should -Be ($others + 1)
    }

    It 'shows the names of the datasets with -WhatIf, and removes nothing' {
        Invoke-Asking 'Get-EsDataset one | Remove-EsDataset -WhatIf' | Should -BeLike '*Removedataset*"one(*'

        (Get-EsDataset).Count | Should -Be ($others + 2)
    }

    It 'asks before each dataset, and follows the answers' {
        $said = Invoke-Asking -Answer n, y, y @'
            Remove-EsDataset -Name tw?, [o]ne
            'Then'
            Get-EsDataset two | Select-Object DatasetId, Name | ConvertTo-Csv | ConvertFrom-Csv | Remove-EsDataset
            (Get-EsDataset -Tag set:ours).Count
'@

        $said | Should -BeLike '*"two(*"one(*Then*"two(*0'
        (Get-EsDataset).Count | Should -Be $others
    }

    It 'writes an error for an id that does not exist, and removes the others' {
        $ids = (New-Guid), (Get-EsDataset one).DatasetId
        Remove-EsDataset $ids -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'DatasetNotFound*'
        Get-EsDataset one* | Should -BeNullOrEmpty
    }

    It 'says what to do if an id is a name, and removes the others' {
        $mixed = 'two', (Get-EsDataset one).DatasetId
        $mixed | Remove-EsDataset -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue

        "$problems" | Should -BeLike "*'two' is not an id*Remove-EsDataset -LiteralName 'two'*"
        Get-EsDataset one* | Should -BeNullOrEmpty
        (Get-EsDataset two).Name | Should -Be 'two'
    }

    It 'removes at most <Limit> if the pipeline stops after one' -ForEach @(@{ Limit = 1 }, @{ Limit = 8 }) {
        $removed = Get-EsDataset | Remove-EsDataset -PassThru -Confirm:$false -ThrottleLimit $Limit -WarningAction SilentlyContinue -WarningVariable warnings | Select-Object -First 1

        $removed | Should -HaveCount 1
        $gone = $others + 2 - (Get-EsDataset).Count
        $gone | Should -BeIn (1..$Limit)
        # Each removed dataset is in the output or in the warning, and none is in both.
        $named = [regex]::Matches("$($warnings -like '*not in the output*')", '[0-9a-f-]{36}').Value
        @($named).Where{ $_ } | Should -HaveCount ($gone - 1)
        $named | Should -Not -Contain "$($removed.DatasetId)"
    }
}
