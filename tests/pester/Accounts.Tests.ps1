# Accounts: signing in and out, and speaking for several.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)

    $emulator = Start-Emulator
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Connect-EsAccount' {
    AfterEach {
        Disconnect-EsAccount -ErrorAction Ignore
        Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_API_KEY -ErrorAction Ignore
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

    It 'refuses a wrong key at once' {
        $wrong = ConvertTo-SecureString 'not-the-key' -AsPlainText -Force

        { Connect-EsAccount -ApiKey $wrong -ApiUri $emulator.Uri } | Should -Throw -ErrorId 'NotAuthorized,*'
    }

    It 'sends no key over plain http to another machine' {
        $key = ConvertTo-SecureString 'any' -AsPlainText -Force

        { Connect-EsAccount -ApiKey $key -ApiUri http://catalogue.example } | Should -Throw '*https*'
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
