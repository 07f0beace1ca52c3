# Endpoints without a command.

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

Describe 'Invoke-EsRestMethod' {
    It 'gets objects' {
        (Invoke-EsRestMethod /v1/datasets/cursor -Query @{ limit = 2 }).items.Count | Should -Be 2
    }

    It 'sends a hashtable as JSON' {
        $body = @{ type = 'vector'; name = 'parcels'; url = 'gs://bucket/parcels.fgb' }

        (Invoke-EsRestMethod /v1/datasets -Method Post -Body $body).dataset_id | Should -Be (Get-EsDataset parcels).DatasetId
    }

    It 'sends nothing with -WhatIf' {
        $body = @{ type = 'vector'; name = 'never'; url = 'gs://bucket/never.fgb' }
        Invoke-EsRestMethod /v1/datasets -Method Post -Body $body -WhatIf | Should -BeNullOrEmpty

        Get-EsDataset never* | Should -BeNullOrEmpty
    }

    It 'writes the error of the service' {
        Invoke-EsRestMethod "/v1/datasets/$(New-Guid)/latest" -ErrorVariable problems -ErrorAction SilentlyContinue

        "$problems" | Should -BeLike '*404*'
    }

    It 'sends credentials to no other host' {
        { Invoke-EsRestMethod https://elsewhere.example/v1/datasets -ErrorAction Stop } | Should -Throw
    }
}
