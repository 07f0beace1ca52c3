# Several processes with one session file, and a service that accepts a refresh token once.

Describe 'Processes that share a session' {
    It 'renew it in turns, and do not lose it' {
        Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
        $manifest = (Resolve-Path (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)).Path
        $old = $env:EARTHSCALE_CREDENTIALS_FILE
        # A token is valid for a second, and each process waits for a second between its calls: the token has always expired.
        $emulator = Start-Emulator -ArgumentList --token-lifetime, 1, --verbose
        try {
            $env:EARTHSCALE_API_URL = $env:EARTHSCALE_AUTH_URL = $emulator.Uri
            $env:EARTHSCALE_CREDENTIALS_FILE = Join-Path $TestDrive session.json
            Connect-EsAccount -Credential ([pscredential]::new($emulator.Email, (ConvertTo-SecureString $emulator.Password -AsPlainText -Force)))
            # A job is a separate process with this environment.
            $runs = 1..3 | ForEach-Object {
                Start-Job -ArgumentList $manifest {
                    Import-Module $args[0]
                    1..2 | ForEach-Object { Start-Sleep -Seconds 1; (Get-EsDataset test).Name }
                }
            } | Receive-Job -Wait -AutoRemoveJob
        }
        finally {
            Disconnect-EsAccount -ErrorAction Ignore -WarningAction Ignore
            Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_AUTH_URL
            $env:EARTHSCALE_CREDENTIALS_FILE = $old
            $emulator.Process.Kill()
            $requests = $emulator.Process.StandardOutput.ReadToEnd() -split "`n" -match 'POST /auth/v1/token'
            Stop-Emulator $emulator
        }

        $runs | Should -Be (@('test') * 6)
        # The sign-in, and at least a renewal after each wait.
        $requests.Count | Should -BeGreaterOrEqual 3
        $requests | Should -Not -Match '/token [45]'
    }
}
