#Requires -Version 7.4

<#
.SYNOPSIS
Runs the Pester suite against the built module.

.DESCRIPTION
The module must have been built: 'dotnet build' puts it into out/Earthscale. The last line says how many tests passed,
failed and were skipped. The exit code is 0 when all is well, 1 when a test failed or there was nothing to run, and 3
when Pester 5 is not installed.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$manifest = Join-Path $PSScriptRoot '../../out/Earthscale/Earthscale.psd1'
if (-not (Test-Path -LiteralPath $manifest)) {
    'Pester: there is no built module; dotnet build makes it.'
    exit 1
}

try {
    Import-Module -Name Pester -MinimumVersion 5.0 -MaximumVersion 5.99.99
}
catch [System.IO.FileNotFoundException] {
    'Pester: version 5 is not installed.'
    exit 3
}

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ([Console]::IsOutputRedirected) {
    $configuration.Output.RenderMode = 'Plaintext'
}

$result = Invoke-Pester -Configuration $configuration
if ($null -eq $result -or $result.TotalCount -eq 0) {
    'Pester: there was no test to run.'
    exit 1
}

# A file that broke before its tests ran is a failure that counts no test.
$failed = $result.FailedCount + $result.FailedContainersCount
if ($failed -eq 0 -and $result.Result -ne 'Passed') {
    $failed = 1
}

"Pester: $($result.PassedCount) passed, $failed failed, $($result.SkippedCount) skipped"
exit ($failed -gt 0 ? 1 : 0)
