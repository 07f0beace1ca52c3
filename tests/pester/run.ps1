#Requires -Version 7.4

<#
.SYNOPSIS
Runs the Pester suite against the built module.

.DESCRIPTION
'dotnet test' runs this in the PowerShell and the Pester that NuGet has; it runs in any other PowerShell 7.4 or later
with Pester 5 as well. The module must have been built: 'dotnet build' puts it into out/Earthscale. The last line says
how many tests passed, failed and were skipped. The exit code is 0 when all is well, and 1 when a test failed or there
was nothing to run.

.PARAMETER Pester
The manifest of the Pester to use; the installed one when omitted.

.PARAMETER Path
The test files or folders to run; all when omitted.

.PARAMETER ResultPath
Where to write the counts, as a test result file has them.
#>
[CmdletBinding()]
param(
    [string] $Pester,
    [string[]] $Path = $PSScriptRoot,
    [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
if (-not (Test-Path -LiteralPath (Join-Path $PSScriptRoot '../../out/Earthscale/Earthscale.psd1'))) {
    'Pester: there is no built module; dotnet build makes it.'
    exit 1
}

if ($Pester) {
    Import-Module -Name $Pester
}
else {
    Import-Module -Name Pester -MinimumVersion 5.0 -MaximumVersion 5.99.99
}

# No test may use the account of the user, or sign out of it.
Get-ChildItem -Path Env:EARTHSCALE_* | Remove-Item
$env:EARTHSCALE_CREDENTIALS_FILE = Join-Path ([IO.Path]::GetTempPath()) "earthscale-no-session-$PID/session.json"

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
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

# A file that failed before its tests is a failure without a test count.
$failed = $result.FailedCount + $result.FailedContainersCount
if ($failed -eq 0 -and $result.Result -ne 'Passed') {
    $failed = 1
}

if ($ResultPath) {
    $executed = $result.PassedCount + $failed
    $null = New-Item -ItemType Directory -Path (Split-Path -Path $ResultPath) -Force
    Set-Content -LiteralPath $ResultPath -Value @"
<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><ResultSummary>
<Counters total="$($executed + $result.SkippedCount)" executed="$executed" passed="$($result.PassedCount)" failed="$failed" error="0" timeout="0" aborted="0" />
</ResultSummary></TestRun>
"@
}

"Pester: $($result.PassedCount) passed, $failed failed, $($result.SkippedCount) skipped"
exit ($failed -gt 0 ? 1 : 0)
