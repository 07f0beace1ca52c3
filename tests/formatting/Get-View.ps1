<#
.SYNOPSIS
Prints the sample objects as the module's views show them.

.DESCRIPTION
Prints one section for each type of Samples.ps1, headed "=== Type". The offset from UTC, which differs from machine to
machine, reads "(zone)". Expects the module to be imported.

.PARAMETER View
default, table or list.

.PARAMETER Width
The terminal's width in columns.
#>
[CmdletBinding()]
[OutputType([string])]
param(
    [Parameter(Mandatory)] [ValidateSet('default', 'table', 'list')] [string] $View,
    [Parameter(Mandatory)] [int] $Width
)

$samples = . (Join-Path $PSScriptRoot Samples.ps1)
$sections = foreach ($type in $samples.Keys | Sort-Object) {
    $text = switch ($View) {
        'default' { $samples[$type] | Out-String -Width $Width }
        'table' { $samples[$type] | Format-Table | Out-String -Width $Width }
        'list' { $samples[$type] | Format-List | Out-String -Width $Width }
    }
    $lines = $text -split '\r?\n' | ForEach-Object { $_.TrimEnd() -replace '(?<=:\d\d) [+-]\d\d:\d\d$', ' (zone)' }
    "=== $type`n`n" + ($lines -join "`n").Trim()
}
($sections -join "`n`n") + "`n"
