<#
.SYNOPSIS
Updates the golden files after a change of a view. Review the difference before you commit it.
#>
[CmdletBinding()]
param()

Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)
$PSStyle.OutputRendering = 'PlainText'
foreach ($view in 'default', 'table', 'list') {
    foreach ($width in 80, 120) {
        $text = & (Join-Path $PSScriptRoot Get-View.ps1) -View $view -Width $width
        Set-Content -Path (Join-Path $PSScriptRoot "golden/$view.$width.txt") -Value $text -NoNewline
    }
}
