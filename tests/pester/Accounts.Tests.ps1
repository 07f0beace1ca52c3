# Accounts: signing in and out, and using several.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)

    $manifest = Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1
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

    It 'is not needed if the environment has a key' {
        $env:EARTHSCALE_API_URL, $env:EARTHSCALE_API_KEY = "$($emulator.Uri)", $emulator.ApiKey

        (Get-EsDataset test).Name | Should -Be 'test'
        (Get-EsContext).Source | Should -BeLike '*EARTHSCALE_API_KEY*'
    }

    It 'signs in with a password, and saves the session' {
        Connect-EsAccount -Credential $user -ApiUri $emulator.Uri

        (Get-EsContext).Account, (Get-EsContext).SignIn, (Get-EsContext).Source | Should -Be $emulator.Email, 'Password', 'parameter -Credential'
        (Get-EsContext).ExpiresAt | Should -BeGreaterThan ([DateTimeOffset]::Now)
        (Get-EsDataset test).Name | Should -Be 'test'
        $env:EARTHSCALE_CREDENTIALS_FILE | Should -FileContentMatch 'refresh_token'
        $env:EARTHSCALE_CREDENTIALS_FILE | Should -Not -FileContentMatch $emulator.Password
    }

    It 'keeps a session in memory with -NoPersist' {
        Connect-EsAccount -Credential $user -ApiUri $emulator.Uri -NoPersist

        (Get-EsDataset test).Name | Should -Be 'test'
        $env:EARTHSCALE_CREDENTIALS_FILE | Should -Not -Exist
    }

    It 'rejects a wrong password at once' {
        $wrong = [pscredential]::new($emulator.Email, (ConvertTo-SecureString 'wrong' -AsPlainText -Force))

        { Connect-EsAccount -Credential $wrong -ApiUri $emulator.Uri } | Should -Throw '*Invalid login credentials*' -ErrorId 'SignInRefused,*'
        $env:EARTHSCALE_CREDENTIALS_FILE | Should -Not -Exist
    }

    It 'says how to pass a key safely, and does not show a key that was passed as text' {
        $script = Join-Path $TestDrive text-key.ps1
        Set-Content $script 'Connect-EsAccount -ApiKey text-that-is-secret'

        $shown = & { try { & $script } catch { $_ | Out-String; $_ | Format-List * -Force | Out-String } }

        "$shown" | Should -BeLike '*Read-Host -AsSecureString*'
        "$shown" | Should -Not -BeLike '*text-that-is-secret*'
    }

    It 'rejects a path of another provider: <_>' -ForEach 'Env:\x', 'Variable:x', 'Nope:\x' {
        { Connect-EsAccount -Credential $user -ApiUri $emulator.Uri -CredentialsFile $_ } | Should -Throw 'CredentialsFile is*' -ErrorId 'InvalidSetting,*'
    }

    It 'fails at once, and names the variables, in a host that is not interactive: <_>' -ForEach '-NonInteractive', '-NoLogo' {
        # The pipe is not a terminal.
        $said = '' | pwsh -NoProfile $_ -Command "Import-Module '$manifest'; Connect-EsAccount; Get-EsDataset" 2>&1 | Out-String

        $said | Should -BeLike '*there is no prompt*'
        $said | Should -Match 'EARTHSCALE_API_KEY'
        $said | Should -Match 'EARTHSCALE_PASSWORD'
        $said | Should -Not -Match 'Sign in with your browser'
    }

    It 'fails at once in a thread of another runspace: <Way>' -ForEach @(
        @{ Way = 'Start-ThreadJob'; Run = 'Start-ThreadJob { Import-Module $using:m; Connect-EsAccount } | Receive-Job -Wait' }
        @{ Way = 'ForEach-Object -Parallel'; Run = '1 | ForEach-Object -Parallel { Import-Module $using:m; Connect-EsAccount }' }
    ) {
        $said = '' | pwsh -NoProfile -Command "`$m = '$manifest'; $Run" 2>&1 | Out-String

        $said | Should -BeLike '*there is no prompt*'
    }

    It 'signs in for one iteration of ForEach-Object -Parallel, not for the next in the same runspace' {
        $key = ConvertTo-SecureString $emulator.ApiKey -AsPlainText -Force
        $found = 1..3 | ForEach-Object -ThrottleLimit 1 -Parallel {
            Import-Module $using:manifest
            if ($_ -eq 1) { Connect-EsAccount -ApiKey $using:key -ApiUri ($using:emulator).Uri -Name one }
            "$_ $((Get-EsContext -ErrorAction Ignore).Name) $((Get-EsContext -ListAvailable).Count)"
        }

        $found | Should -Be '1 one 1', '2  0', '3  0'
    }

    It 'rejects a wrong key at once' {
        $wrong = ConvertTo-SecureString 'not-the-key' -AsPlainText -Force

        $refused = { Connect-EsAccount -ApiKey $wrong -ApiUri $emulator.Uri } | Should -Throw -ErrorId 'NotAuthorized,*' -PassThru
        # Not the command that has just failed.
        "$refused $($refused.ErrorDetails.RecommendedAction)" | Should -BeLike '*API Settings*'
        "$refused $($refused.ErrorDetails.RecommendedAction)" | Should -Not -BeLike '*Connect-EsAccount*'
    }

    It 'sends no key over http to another computer' {
        $key = ConvertTo-SecureString 'any' -AsPlainText -Force

        { Connect-EsAccount -ApiKey $key -ApiUri http://catalog.example } | Should -Throw '*https*'
    }

    It 'returns a context that other runspaces can use' {
        Connect-Emulator $emulator
        $context = Get-EsContext
        $names = 'test', 'swissalti3d' | ForEach-Object -Parallel {
            Import-Module $using:manifest
            (Get-EsDataset -Name $_ -Context $using:context).Name
        }

        $names | Sort-Object | Should -Be 'swissalti3d', 'test'
    }
}

Describe 'Accounts by name' {
    BeforeAll {
        $key = ConvertTo-SecureString $emulator.ApiKey -AsPlainText -Force
        $there = @{ ApiKey = $key; ApiUri = $emulator.Uri }
    }

    BeforeEach {
        Connect-EsAccount @there -Name prod
        Connect-EsAccount @there -Name 'staging area'
    }

    AfterEach { Get-EsContext -ListAvailable | Disconnect-EsAccount }

    It 'are listed, with the account that commands use first' {
        (Get-EsContext -ListAvailable).Name | Should -Be 'staging area', 'prod'
        Select-EsContext PROD
        (Get-EsContext -ListAvailable).Name | Should -Be 'prod', 'staging area'
        (Get-EsContext).Name | Should -Be 'prod'
    }

    It 'are accepted by every command' {
        $commands = Get-Command -Module Earthscale -ParameterName Context
        $commands.Count | Should -BeGreaterThan 7
        foreach ($command in $commands) {
            { & $command -Context nobody } | Should -Throw "*no account named 'nobody'*'prod'*" -Because $command.Name
        }

        (Get-EsDataset test -Context prod).Name | Should -Be 'test'
        (Get-EsDatasetVersion -Context 'Staging area' -DatasetId (Get-EsDataset test).DatasetId).Name | Should -Be 'test'
    }

    It 'are completed: <Line>' -ForEach @(
        @{ Line = 'Get-EsDataset -Context '; Texts = "'staging area'", 'prod' }
        @{ Line = 'Remove-EsDataset -Context p'; Texts = @('prod') }
        @{ Line = 'Get-EsContext '; Texts = "'staging area'", 'prod' }
        @{ Line = 'Select-EsContext st'; Texts = @("'staging area'") }
        @{ Line = 'Disconnect-EsAccount -Context "st'; Texts = @('"staging area"') }
        @{ Line = 'Get-EsDataset -Context prod -Name te'; Texts = @('test') }
        @{ Line = 'Connect-EsAccount -Na'; Texts = @('-Name') }
    ) {
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be $texts
        (Get-EsContext).Name | Should -Be 'staging area' -Because 'completion changes nothing'
    }

    It 'are found: <Names> -> <Found>' -ForEach @(
        @{ Names = @('PROD'); Found = @('prod') }
        @{ Names = @('*'); Found = 'staging area', 'prod' }
        @{ Names = 'p*', 'staging area', '*rod'; Found = 'prod', 'staging area' }
        @{ Names = @('nothing*'); Found = @() }
    ) {
        @((Get-EsContext $names -ErrorAction Stop).Name) -ne $null | Should -Be $found
        @((Get-EsContext -ListAvailable -Name $names -ErrorAction Stop).Name) -ne $null | Should -Be $found
    }

    It 'are found by a name that looks like a pattern' {
        Connect-EsAccount @there -Name 'p[x]'
        Connect-EsAccount @there -Name px

        (Get-EsContext 'p[x]').Name, (Get-EsContext 'p`[x`]').Name, (Get-EsContext 'p[xy]').Name | Should -Be 'p[x]', 'p[x]', 'px'
    }

    It 'are an error for each name that no account has' {
        $found = Get-EsContext nobody, prod, '[' -ErrorVariable missing -ErrorAction SilentlyContinue

        @($found).Name | Should -Be 'prod'
        @($found) | Should -HaveCount 1
        $missing.FullyQualifiedErrorId | Should -BeLike 'ContextNotFound,*'
        $missing.TargetObject | Should -Be 'nobody', '['
        "$($missing[0])" | Should -BeLike "*no account named 'nobody'*'staging area', 'prod'*"
        { Get-EsContext '' } | Should -Throw '*empty*'
    }

    It 'are signed out one by one, or all at once' {
        Disconnect-EsAccount prod
        (Get-EsContext -ListAvailable).Name | Should -Be 'staging area'
        Get-EsContext | Disconnect-EsAccount
        Get-EsContext -ListAvailable | Should -BeNullOrEmpty
        { Get-EsDataset -ErrorAction Stop } | Should -Throw -ErrorId 'NotSignedIn,*'
    }

    It 'are replaced by a sign-in with the same name, even if it fails' {
        { Connect-EsAccount -ApiKey (ConvertTo-SecureString wrong -AsPlainText -Force) -ApiUri $emulator.Uri -Name prod } | Should -Throw

        (Get-EsContext -ListAvailable).Name | Should -Be 'staging area'
        { Get-EsDataset test -ErrorAction Stop } | Should -Throw -ErrorId 'NotSignedIn,*'
        Select-EsContext 'staging area'
        (Get-EsDataset test).Name | Should -Be 'test'
    }
}

Describe 'Test-EsAccount' {
    BeforeAll {
        $deprecated = Start-Emulator -ArgumentList '--removed-after', '2027-01-31'
    }

    AfterAll {
        Stop-Emulator $deprecated
    }

    AfterEach {
        Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_API_KEY -ErrorAction Ignore
        Get-EsContext -ListAvailable | Disconnect-EsAccount
    }

    It 'finds no problem with an account that the service accepts' {
        Connect-EsAccount -ApiKey (ConvertTo-SecureString $emulator.ApiKey -AsPlainText -Force) -ApiUri $emulator.Uri -Name prod

        $status = Test-EsAccount -WarningVariable warned

        $status.Succeeded, $status.Name, $status.Problem, $status.IsDeprecated | Should -Be $true, 'prod', $null, $false
        $warned | Should -BeNullOrEmpty
        Test-EsAccount prod -Quiet | Should -BeTrue
    }

    It 'reports the last day of a deprecated version of the API' {
        Connect-Emulator $deprecated

        $status = Get-EsContext | Test-EsAccount -WarningVariable warned -WarningAction SilentlyContinue

        $status.Succeeded, $status.IsDeprecated, $status.RemovedAfter, $status.NewestApiVersion | Should -Be $true, $true, ([DateOnly]::new(2027, 1, 31)), 2
        "$warned" | Should -BeLike '*deprecated and supported until 2027-01-31.*newer version of this module*'
    }

    It 'reports the problem with <Name>, and writes no error' -ForEach @(
        @{ Name = 'no account'; Uri = ''; Key = ''; Id = 'NotSignedIn'; Words = '*Connect-EsAccount*' }
        @{ Name = 'a key that is not valid'; Uri = $null; Key = 'wrong'; Id = 'NotAuthorized'; Words = '*API key is not valid*' }
        @{ Name = 'a service that is not there'; Uri = 'http://127.0.0.1:1'; Key = 'any'; Id = 'ServiceUnreachable'; Words = '*EARTHSCALE_API_URL*' }
        @{ Name = 'an address that is not one'; Uri = 'http://catalog.example'; Key = 'any'; Id = 'InvalidSetting'; Words = '*https*' }
    ) {
        $env:EARTHSCALE_API_URL = $uri ?? $emulator.Uri
        $env:EARTHSCALE_API_KEY = $key

        $status = Test-EsAccount -MaximumRetryCount 0 -ErrorAction Stop

        $status.Succeeded, $status.ErrorId | Should -Be $false, $id
        $status.Problem | Should -BeLike $words
        Test-EsAccount -Quiet -MaximumRetryCount 0 | Should -BeFalse
    }
}

Describe 'Disconnect-EsAccount' {
    It 'signs out, and commands then say how to sign in' {
        Connect-Emulator $emulator
        Disconnect-EsAccount

        { Get-EsDataset -ErrorAction Stop } | Should -Throw '*Connect-EsAccount*' -ErrorId 'NotSignedIn,*'
    }
}
