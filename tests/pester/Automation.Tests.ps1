# Tests about_Earthscale_Automation in separate processes: exit codes, signals and the line for cron.

BeforeDiscovery {
    $exitCodes = @(
        @{ Way = '-File'; Script = 'Get-EsDatasetVersion -DatasetId 00000000-0000-4000-8000-000000000001'; Code = 0 }
        @{ Way = '-File'; Script = '$ErrorActionPreference = "Stop"; Get-EsDatasetVersion -DatasetId 00000000-0000-4000-8000-000000000001'; Code = 1 }
        @{ Way = '-Command'; Script = 'exit 5'; Code = 1 }
    )
    # Windows has neither.
    $signals = $IsWindows ? @() : @(
        # Rarely 1, of a script without a command of the module too.
        @{ Signal = 'INT'; Way = '-File'; Code = 0, 1; Warns = $true }
        @{ Signal = 'INT'; Way = '-Command'; Code = 1; Warns = $true }
        @{ Signal = 'TERM'; Way = '-File'; Code = 143; Warns = $false }
    )
    # Other systems have no flock.
    $cron = -not $IsLinux ? @() : @{ Line = [regex]::Match((Get-Content -Raw (Join-Path $PSScriptRoot ../../docs/en-US/about_Earthscale_Automation.md)), '(?m)^30 2 \* \* \* (.*)$').Groups[1].Value }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $emulator = Start-Emulator '--datasets', '200', '--latency', '20'
    $path = Join-Path $TestDrive job.ps1
    $environment = @{
        EARTHSCALE_API_KEY = $emulator.ApiKey
        EARTHSCALE_API_URL = "$($emulator.Uri)"
        PSModulePath = (Resolve-Path (Join-Path $PSScriptRoot ../../out)).Path
        NO_COLOR = '1'
    }
    # The pwsh that runs the tests can be "dotnet pwsh.dll".
    $powerShell = [Environment]::ProcessPath -match 'dotnet(\.exe)?$' ? @([Environment]::ProcessPath, (Join-Path $PSHOME pwsh.dll)) : @([Environment]::ProcessPath)

    function Start-Program([string[]] $Line, [hashtable] $Variables = $environment) {
        $start = [Diagnostics.ProcessStartInfo]::new($Line[0], [string[]] $Line[1..($Line.Count - 1)])
        foreach ($name in $Variables.Keys) { $start.Environment[$name] = $Variables[$name] }
        $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = [Diagnostics.Process]::Start($start)
        $process.StandardInput.Close()
        $process
    }

    function Start-Script([string] $Way) {
        # A test run in the background ignores SIGINT, and its child processes would inherit that.
        $line = $IsLinux ? @('env', '--default-signal=INT') + $powerShell : $powerShell
        Start-Program ($line + '-NoProfile', '-NonInteractive', $Way, ($Way -eq '-File' ? $path : "& '$path'"))
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A script by pwsh <Way>: <Script>' -ForEach $exitCodes {
    It 'ends with <Code>' {
        Set-Content $path $Script
        $process = Start-Script $Way
        $process.WaitForExit()

        $process.ExitCode | Should -Be $Code
    }
}

Describe 'SIG<Signal> to pwsh <Way>' -ForEach $signals {
    It 'ends it with <Code>' {
        Set-Content $path 'Get-EsDataset generated-* | Remove-EsDataset -Confirm:$false -PassThru | ForEach-Object Result'
        $process = Start-Script $Way
        $process.StandardOutput.ReadLine() | Should -Be 'Removed'

        & /bin/sh -c "kill -$Signal $($process.Id)"
        $rest = $process.StandardOutput.ReadToEnd() + $process.StandardError.ReadToEnd()
        $process.WaitForExit()

        $process.ExitCode | Should -BeIn $Code
        $rest -match 'ended early\. Of \d+ datasets: \d+ removed' | Should -Be $Warns
    }
}

Describe 'The line for cron' -ForEach $cron {
    It 'runs the job, once at a time' {
        foreach ($folder in '.config/earthscale', '.cache', 'jobs') { New-Item -ItemType Directory (Join-Path $TestDrive $folder) -Force }
        Set-Content (Join-Path $TestDrive .config/earthscale/key.env) ($environment.Keys | ForEach-Object { "$_='$($environment[$_])'" })
        Set-Content (Join-Path $TestDrive jobs/clean-up.ps1) 'Import-Module Earthscale; (Get-EsDataset test).Name'
        # cron's PATH, and a pwsh on it.
        $bin = New-Item -ItemType Directory (Join-Path $TestDrive bin)
        Set-Content (Join-Path $bin pwsh) "#!/bin/sh`nexec '$($powerShell -join "' '")' `"`$@`""
        & /bin/sh -c "chmod +x '$bin/pwsh'"
        $variables = @{ HOME = "$TestDrive"; PATH = "${bin}:/usr/bin:/bin"; EARTHSCALE_API_KEY = ''; EARTHSCALE_API_URL = '' }

        $process = Start-Program @('/bin/sh', '-c', $Line) $variables
        $process.WaitForExit()
        $locked = Start-Program @('/bin/sh', '-c', "flock '$TestDrive/.cache/earthscale.lock' sh -c '$($Line -replace "'", "'\''")'") $variables
        $locked.WaitForExit()

        $process.ExitCode, $locked.ExitCode | Should -Be 0, 1
        Get-Content (Join-Path $TestDrive jobs/clean-up.log) | Should -Be 'test'
    }
}
