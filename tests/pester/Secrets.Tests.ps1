# No output or copy of a session contains a secret.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)

    $emulator = Start-Emulator -ArgumentList '--anon-key', 'canary-anon-key'
    $password = ConvertTo-SecureString $emulator.Password -AsPlainText -Force
    $account = @{
        Credential = [pscredential]::new($emulator.Email, $password)
        ApiUri = $emulator.Uri
        AuthUri = $emulator.Uri
        AuthAnonKey = 'canary-anon-key'
        CredentialsFile = Join-Path $TestDrive session.json
    }
    $key = @{
        ApiKey = ConvertTo-SecureString $emulator.ApiKey -AsPlainText -Force
        ApiUri = $emulator.Uri
    }

    function Get-SecretPattern {
        $kept = Get-Content -Path (Join-Path $TestDrive session.json) -Raw | ConvertFrom-Json
        ($emulator.ApiKey, $emulator.Password, 'canary-anon-key', $kept.access_token, $kept.refresh_token | ForEach-Object { [regex]::Escape($_) }) -join '|'
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A session signed in with <Way>' -ForEach @(
    @{ Way = 'a password' }
    @{ Way = 'an API key' }
) {
    BeforeAll {
        Connect-EsAccount @account
        if ($Way -eq 'an API key') {
            Connect-EsAccount @key
        }
        $secrets = Get-SecretPattern
    }

    AfterAll {
        Disconnect-EsAccount
    }

    It 'shows none in any output format' {
        $context = Get-EsContext
        $shown = @(
            $context | Out-String
            $context | Format-List * -Force | Out-String
            $context | Format-Custom -Depth 4 | Out-String
            $context | ConvertTo-Json -Depth 4
            "$context"
        )

        $shown | Should -Not -Match $secrets
    }

    It 'writes none to a file' {
        Get-EsContext | Export-Clixml -Path TestDrive:/context.xml -Depth 5

        Get-Content TestDrive:/context.xml -Raw | Should -Not -Match $secrets
    }

    It 'can be exported, and the copy shows the account but cannot sign in' {
        Get-EsContext | Export-Clixml -Path TestDrive:/context.xml
        $copy = Import-Clixml -Path TestDrive:/context.xml

        $copy.ApiUri | Should -Be $emulator.Uri
        { Get-EsDataset test -Context $copy } | Should -Throw '*copy of a context*'
    }

    It 'has none in a transcript, in the history or in $Error' {
        $transcript = Join-Path $TestDrive "transcript-$($Way -replace ' ', '-').txt"
        $Error.Clear()
        Start-Transcript -Path $transcript
        try {
            Get-EsDataset test -Verbose -Debug *>&1 | Out-Default
            Remove-EsDataset -DatasetId ([guid]::NewGuid()) -Confirm:$false -Verbose -ErrorAction Continue *>&1 | Out-Default
            Get-EsDataset -Name nobody -ErrorAction SilentlyContinue
            Get-EsContext | Format-List * -Force | Out-Default
        }
        finally {
            Stop-Transcript
        }

        $written = Get-Content -Path $transcript -Raw
        $written | Should -Match 'GET http'
        $written | Should -Not -Match $secrets
        $Error.Count | Should -BeGreaterThan 0
        $Error | Format-List * -Force | Out-String | Should -Not -Match $secrets
        $Error | ForEach-Object { $_.Exception } | Format-List * -Force | Out-String | Should -Not -Match $secrets
        Get-History | Out-String | Should -Not -Match $secrets
    }
}
