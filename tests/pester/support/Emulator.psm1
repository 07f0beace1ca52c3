# The emulator as a separate process, on a free port, and the built module in this session.

Import-Module (Join-Path $PSScriptRoot ../../../out/Earthscale/Earthscale.psd1) -Global

function Start-Emulator {
    <#
    .SYNOPSIS
    Starts an emulator and waits until it listens.

    .OUTPUTS
    An object with Uri, ApiKey, Email, Password and Process.
    #>
    [CmdletBinding()]
    param(
        # More options of the emulator.
        [string[]] $ArgumentList = @(),

        # Signs this session in.
        [switch] $Connect
    )

    $assembly = Join-Path $PSScriptRoot ../../../src/Earthscale.Emulator/bin/Debug/net10.0/Earthscale.Emulator.dll
    if (-not (Test-Path $assembly)) {
        throw "The emulator is not built: there is no $assembly. Run dotnet build first."
    }

    $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath -match 'dotnet(\.exe)?$' ? [Environment]::ProcessPath : 'dotnet')
    foreach ($argument in @((Resolve-Path $assembly).Path, '--urls', 'http://127.0.0.1:0') + $ArgumentList) {
        $start.ArgumentList.Add($argument)
    }
    $start.RedirectStandardOutput = $true
    $process = [Diagnostics.Process]::Start($start)
    $emulator = [ordered]@{ Uri = $null; ApiKey = $null; Email = $null; Password = $null; Process = $process }
    while ($null -ne ($line = $process.StandardOutput.ReadLine())) {
        switch -Regex ($line) {
            'listens at (\S+)' { $emulator.Uri = [uri] $Matches[1] }
            '^\s*API key\s+(\S+)' { $emulator.ApiKey = $Matches[1] }
            '^\s*User\s+(\S+), password (\S+)' { $emulator.Email, $emulator.Password = $Matches[1, 2] }
            'Ctrl\+C stops it' {
                if ($Connect) { Connect-Emulator $emulator }
                return [pscustomobject] $emulator
            }
        }
    }
    throw "The emulator ended with exit code $($process.ExitCode) before it listened."
}

function Stop-Emulator {
    <#
    .SYNOPSIS
    Signs this session out, and ends an emulator that Start-Emulator started.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [AllowNull()] $Emulator)

    if ($Emulator) {
        Get-EsContext -ListAvailable | Disconnect-EsAccount
        $Emulator.Process.Kill()
        $Emulator.Process.WaitForExit()
        $Emulator.Process.Dispose()
    }
}

function Connect-Emulator {
    <#
    .SYNOPSIS
    Signs this session in to an emulator with its API key.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Emulator)

    Connect-EsAccount -ApiKey (ConvertTo-SecureString $Emulator.ApiKey -AsPlainText -Force) -ApiUri $Emulator.Uri
}

Export-ModuleMember -Function Start-Emulator, Stop-Emulator, Connect-Emulator
