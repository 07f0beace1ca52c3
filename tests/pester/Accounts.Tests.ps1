# Accounts: signing in and out, and speaking for several.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)

    $emulator = Start-Emulator
    $env:EARTHSCALE_AUTH_URL = $emulator.Uri
    $env:EARTHSCALE_CREDENTIALS_FILE = Join-Path $TestDrive session.json
    $user = [pscredential]::new($emulator.Email, (ConvertTo-SecureString $emulator.Password -AsPlainText -Force))
}

AfterAll {
    Remove-Item Env:EARTHSCALE_AUTH_URL, Env:EARTHSCALE_CREDENTIALS_FILE
    Stop-Emulator $emulator
}

Describe 'Connect-EsAccount' {
    AfterEach {
        Disconnect-EsAccount -ErrorAction Ignore -WarningAction Ignore
        Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_API_KEY, $env:EARTHSCALE_CREDENTIALS_FILE -ErrorAction Ignore
    }

    It 'signs in with an API key, and writes nothing' {
        Connect-Emulator $emulator | Should -BeNullOrEmpty

        (Get-EsContext).SignIn | Should -Be 'ApiKey'
        (Get-EsContext).ApiUri | Should -Be $emulator.Uri
    }

    It 'is not needed where the environment holds a key' {
        $env:EARTHSCALE_API_URL, $env:EARTHSCALE_API_KEY = "$($emulator.Uri)", $emulator.ApiKey

        (Get-EsDataset test).Name | Should -Be 'test'
        (Get-EsContext).Source | Should -BeLike '*EARTHSCALE_API_KEY*'
    }

    It 'signs in with a password, and keeps the session for later' {
        Connect-EsAccount -Credential $user -ApiUri $emulator.Uri

        (Get-EsContext).Account | Should -Be $emulator.Email
        (Get-EsContext).ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::Now)
        (Get-EsDataset test).Name | Should -Be 'test'
        $env:EARTHSCALE_CREDENTIALS_FILE | Should -FileContentMatch 'refresh_token'
        $env:EARTHSCALE_CREDENTIALS_FILE | Should -Not -FileContentMatch $emulator.Password
    }

    It 'keeps a session in memory with -NoPersist' {
        Connect-EsAccount -Credential $user -ApiUri $emulator.Uri -NoPersist

        $env:EARTHSCALE_CREDENTIALS_FILE | Should -Not -Exist
    }

    It 'refuses a wrong password at once' {
        $wrong = [pscredential]::new($emulator.Email, (ConvertTo-SecureString 'wrong' -AsPlainText -Force))

        { Connect-EsAccount -Credential $wrong -ApiUri $emulator.Uri } | Should -Throw
        $env:EARTHSCALE_CREDENTIALS_FILE | Should -Not -Exist
    }

    It 'refuses a wrong key at once' {
        $wrong = ConvertTo-SecureString 'not-the-key' -AsPlainText -Force

        { Connect-EsAccount -ApiKey $wrong -ApiUri $emulator.Uri } | Should -Throw -ErrorId 'NotAuthorized,*'
    }

    It 'sends no key over plain http to another machine' {
        $key = ConvertTo-SecureString 'any' -AsPlainText -Force

        { Connect-EsAccount -ApiKey $key -ApiUri http://catalog.example } | Should -Throw '*https*'
    }

    It 'gives a context that other runspaces can use' {
        Connect-Emulator $emulator
        $context = Get-EsContext
        $manifest = Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1

        $names = 'test', 'swissalti3d' | ForEach-Object -Parallel {
            Import-Module $using:manifest
            (Get-EsDataset -Name $_ -Context $using:context).Name
        }

        $names | Sort-Object | Should -Be 'swissalti3d', 'test'
    }

    It 'shows no secret, however it is printed' {
        Connect-Emulator $emulator
        $context = Get-EsContext
        $shown = ($context | Format-List * -Force | Out-String), ($context | ConvertTo-Json), "$context"
        $context | Export-Clixml TestDrive:/context.xml

        "$shown" + (Get-Content TestDrive:/context.xml -Raw) | Should -Not -Match $emulator.ApiKey
    }
}

Describe 'Disconnect-EsAccount' {
    It 'signs out: commands then say how to sign in' {
        Connect-Emulator $emulator
        Disconnect-EsAccount

        { Get-EsDataset -ErrorAction Stop } | Should -Throw '*Connect-EsAccount*' -ErrorId 'NotSignedIn,*'
    }
}
