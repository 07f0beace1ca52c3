<#
.SYNOPSIS
Updates PublicApi.txt after a change of the public interface. Review the difference before you commit it.
#>
[CmdletBinding()]
param()

Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)
$text = (& (Join-Path $PSScriptRoot Get-PublicApi.ps1)) -join "`n"
Set-Content -Path (Join-Path $PSScriptRoot PublicApi.txt) -Value "$text`n" -NoNewline
