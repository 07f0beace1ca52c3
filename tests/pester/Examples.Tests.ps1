# Runs the examples of the help pages and of the README with an emulator.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot support/Examples.psm1)
    $root = (Resolve-Path (Join-Path $PSScriptRoot ../..)).Path
    $pages = @(Join-Path $root README.md) + (Get-ChildItem -Path (Join-Path $root docs/en-US) -Filter *.md).FullName |
        ForEach-Object { @{ Path = $_; Page = Split-Path $_ -Leaf; Examples = @(Get-Example -Path $_) } } |
        Where-Object { $_.Examples.Count -gt 0 }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1), (Join-Path $PSScriptRoot support/Examples.psm1)
    # Parallel runspaces find the module by its name, as if it were installed.
    $modulePath = $env:PSModulePath
    $env:PSModulePath = (Resolve-Path (Join-Path $PSScriptRoot ../../out)).Path + [IO.Path]::PathSeparator + $env:PSModulePath
    Import-Module Earthscale
}

AfterAll {
    $env:PSModulePath = $modulePath
}

Describe 'The examples of <Page>' -ForEach $pages {
    BeforeAll {
        $emulator = Start-Emulator
        $env:EARTHSCALE_API_URL = $env:EARTHSCALE_AUTH_URL = $emulator.Uri
        $env:EARTHSCALE_API_KEY = $emulator.ApiKey
        $env:EARTHSCALE_CREDENTIALS_FILE = Join-Path $TestDrive session.json
        Push-Location $TestDrive
    }

    AfterAll {
        Pop-Location
        Disconnect-EsAccount -ErrorAction Ignore -WarningAction Ignore
        Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_AUTH_URL, Env:EARTHSCALE_API_KEY, Env:EARTHSCALE_CREDENTIALS_FILE
        Stop-Emulator $emulator
    }

    It 'runs example <Number>' -ForEach $Examples {
        # An 80-column terminal leaves its last column empty, and help is indented.
        $run = Invoke-Example -Code $Code -Emulator $emulator -Width ($Page -eq 'README.md' ? 79 : 75)

        if (-not $MayFail) {
            $run.Errors | Should -BeNullOrEmpty
        }
        if ($Output) {
            ConvertTo-ComparableText $run.Text | Should -BeExactly (ConvertTo-ComparableText $Output)
        }
    }
}
