# Several processes with one session file, against a service that takes a refresh token once.

Describe 'Processes that share a session' {
    It 'renew it in turns and do not lose it' {
        Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
        $manifest = (Resolve-Path (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)).Path
        $file = Join-Path $TestDrive session.json
        # A token is good for a second, and each process waits for a second between its calls: it is always too old.
        $emulator = Start-Emulator -ArgumentList --token-lifetime, 1, --verbose
        try {
            $runs = 1..3 | ForEach-Object -ThrottleLimit 3 -Parallel {
                $number, $emulator, $manifest, $file = $_, $using:emulator, $using:manifest, $using:file
                pwsh -NoProfile -Command {
                    param($Uri, $Email, $Password, $Manifest, $File, $Number)
                    $env:EARTHSCALE_API_URL = $env:EARTHSCALE_AUTH_URL = $Uri
                    $env:EARTHSCALE_CREDENTIALS_FILE = $File
                    Import-Module $Manifest
                    if ($Number -eq 1) {
                        $secret = ConvertTo-SecureString $Password -AsPlainText -Force
                        Connect-EsAccount -Credential ([pscredential]::new($Email, $secret))
                    }
                    while (-not (Test-Path $File)) { Start-Sleep -Milliseconds 50 }
                    1..4 | ForEach-Object { Start-Sleep -Seconds 1; (Get-EsDataset test).Name }
                } -args "$($emulator.Uri)", $emulator.Email, $emulator.Password, $manifest, $file, $number 2>&1
            }
        }
        finally {
            $emulator.Process.Kill()
            $requests = $emulator.Process.StandardOutput.ReadToEnd() -split "`n" -match 'POST /auth/v1/token'
            Stop-Emulator $emulator
        }

        $runs | ForEach-Object { "$_" } | Should -Be (@('test') * 12)
        # The sign-in, and a renewal after each wait at least.
        $requests.Count | Should -BeGreaterOrEqual 5
        $requests | Should -Not -Match '/token [45]'
    }
}
