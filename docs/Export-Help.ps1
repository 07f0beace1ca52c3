<#
.SYNOPSIS
Brings the help pages in step with the built commands, and makes of them the help files that the module ships.

.DESCRIPTION
Expects the module in out/Earthscale (dotnet build). Updates the generated parts of docs/en-US/*.md, then writes
src/Earthscale.PowerShell/Module/en-US: the MAML file and one text for each about page. All of them are committed.

Needs the module Microsoft.PowerShell.PlatyPS 1.0 or later: Install-PSResource Microsoft.PowerShell.PlatyPS
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
$root = (Resolve-Path (Join-Path $PSScriptRoot ..)).Path
$pages = Join-Path $PSScriptRoot en-US
$shipped = Join-Path $root src/Earthscale.PowerShell/Module/en-US

if (-not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable)) {
    throw 'The help files are made with the module Microsoft.PowerShell.PlatyPS, which is not installed: Install-PSResource Microsoft.PowerShell.PlatyPS'
}
Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0
Import-Module (Join-Path $root out/Earthscale/Earthscale.psd1)
Import-Module (Join-Path $PSScriptRoot HelpPages.psm1)

$work = Join-Path ([IO.Path]::GetTempPath()) "earthscale-help-$PID"
try {
    $commands = Get-Command -Module Earthscale
    $null = New-MarkdownCommandHelp -CommandInfo $commands -OutputFolder $work -AbbreviateParameterTypeName
    foreach ($command in $commands) {
        Update-HelpPage -Path (Join-Path $pages "$($command.Name).md") -GeneratedPath (Join-Path $work "Earthscale/$($command.Name).md")
    }

    $null = New-Item -ItemType Directory -Path $shipped -Force
    $null = Get-ChildItem -Path $pages -Filter '*-Es*.md' | Sort-Object Name | Import-MarkdownCommandHelp |
        Export-MamlCommandHelp -OutputFolder $work -Force
    $maml = Join-Path $work Earthscale/Earthscale.PowerShell.dll-Help.xml
    Optimize-Maml -Path $maml
    Copy-Item -Path $maml -Destination $shipped
    foreach ($page in Get-ChildItem -Path $pages -Filter 'about_*.md') {
        [IO.File]::WriteAllText((Join-Path $shipped "$($page.BaseName).help.txt"), (ConvertTo-AboutText -Path $page.FullName))
    }
}
finally {
    Remove-Item -Path $work -Recurse -Force -ErrorAction Ignore
}
