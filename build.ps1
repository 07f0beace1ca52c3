#!/usr/bin/env pwsh
#Requires -Version 7.4

<#
.SYNOPSIS
Builds, tests and packages Earthscale for PowerShell.

.DESCRIPTION
Runs the named tasks in the order given, and stops at the first that fails. All but Docs need the .NET SDK and this
PowerShell only.

Build     The module, into out/Earthscale, and everything else in the solution.
Test      All tests.
Docs      The help pages in docs/en-US, brought in step with the commands, and the help that ships, made of them.
          Needs Microsoft.PowerShell.PlatyPS 1.x.
Generate  The API client in generated/, from openapi/earthscale-v1.yaml, with the Kiota that .config/dotnet-tools.json
          pins.
Bench     The benchmarks.
Install   The module, built and copied to the folder of $env:PSModulePath that is yours.
Package   The .nupkg that the PowerShell Gallery takes, into out/.
Clean     Removes what was built.
Start     A PowerShell session on an emulator, which ends with the session; Start comes last.

.PARAMETER Task
The tasks to run, in this order; Build when omitted.

.EXAMPLE
./build.ps1

Builds the module into out/Earthscale.

.EXAMPLE
./build.ps1 Clean, Build, Test

Builds from nothing, and runs all tests.

.EXAMPLE
./build.ps1 Start

Opens a session in which the module is loaded and signed in to an emulator.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Docs', 'Generate', 'Bench', 'Install', 'Package', 'Clean', 'Start')]
    [string[]] $Task = 'Build'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
# A program that fails ends the script.
$PSNativeCommandUseErrorActionPreference = $true

$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

$module = Join-Path $PSScriptRoot 'out/Earthscale'

function Get-PowerShellPath {
    $beside = Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')
    (Test-Path -LiteralPath $beside) ? $beside : 'pwsh'
}

function Import-NeededModule([string] $Name, [version] $MinimumVersion, [string] $For) {
    if (-not (Get-Module -ListAvailable -Name $Name | Where-Object Version -GE $MinimumVersion)) {
        throw "$For needs the module $Name $MinimumVersion or later, which is on the PowerShell Gallery."
    }

    Import-Module -Name $Name -MinimumVersion $MinimumVersion
}

function Invoke-BuildTask {
    dotnet build
}

function Invoke-TestTask {
    dotnet test
}

function Invoke-DocsTask {
    Import-NeededModule -Name Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0.0 -For Docs
    Invoke-BuildTask
    # In a separate process, which releases the module's assemblies when it ends.
    & (Get-PowerShellPath) -NoProfile -File docs/Export-Help.ps1
    # The build copied the old help.
    Invoke-BuildTask
}

function Invoke-GenerateTask {
    $arguments = @(
        'generate', '--language', 'CSharp', '--openapi', 'openapi/earthscale-v1.yaml'
        '--class-name', 'EarthscaleApiClient', '--namespace-name', 'Earthscale.Api', '--output', 'generated'
        '--type-access-modifier', 'Internal', '--exclude-backward-compatible', '--clean-output'
        '--serializer', 'Microsoft.Kiota.Serialization.Json.JsonSerializationWriterFactory'
        '--deserializer', 'Microsoft.Kiota.Serialization.Json.JsonParseNodeFactory'
    )
    $env:KIOTA_OFFLINE_ENABLED = 'true'
    dotnet tool restore
    dotnet kiota @arguments
    Remove-Item -Path generated/.kiota.log -ErrorAction Ignore
}

function Invoke-BenchTask {
    $projects = Get-ChildItem -Path bench -Recurse -Filter *.csproj -ErrorAction Ignore
    if (-not $projects) {
        throw 'Bench needs a benchmark project in bench/, and there is none.'
    }

    $projects | ForEach-Object { dotnet run --configuration Release --project $_ }
}

function Invoke-InstallTask {
    dotnet build src/Earthscale.PowerShell
    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $module Earthscale.psd1)).ModuleVersion
    $personal = $IsWindows ? (Split-Path -Path $PROFILE) : (Join-Path ($env:XDG_DATA_HOME ? $env:XDG_DATA_HOME : "$HOME/.local/share") powershell)
    $folder = Join-Path $personal Modules Earthscale $version
    if (Test-Path -LiteralPath $folder) {
        Remove-Item -LiteralPath $folder -Recurse
    }

    $null = New-Item -ItemType Directory -Path (Split-Path -Path $folder) -Force
    Copy-Item -LiteralPath $module -Destination $folder -Recurse
    Get-Item -LiteralPath $folder
}

function Invoke-PackageTask {
    dotnet build src/Earthscale.PowerShell
    $manifest = Import-PowerShellDataFile -LiteralPath (Join-Path $module Earthscale.psd1)
    $notes = Get-ReleaseNote -Version $manifest.ModuleVersion
    $staged = Join-Path $PSScriptRoot out/package
    if (Test-Path -LiteralPath $staged) {
        Remove-Item -LiteralPath $staged -Recurse
    }

    Copy-Item -LiteralPath $module -Destination $staged -Recurse
    $path = Join-Path $staged Earthscale.psd1
    $text = (Get-Content -LiteralPath $path -Raw) -replace "(?m)^(\s*ReleaseNotes = ).*$", { "$($_.Groups[1])'$($notes -replace "'", "''")'" }
    Set-Content -LiteralPath $path -Value $text -NoNewline
    $nuspec = Join-Path $PSScriptRoot out/Earthscale.nuspec
    (ConvertTo-Nuspec -Manifest $manifest -ReleaseNote $notes).Save($nuspec)
    # The command requires a project; the nuspec defines the content.
    dotnet pack src/Earthscale.PowerShell --no-build --output out "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$staged" -p:NoPackageAnalysis=true
    Remove-Item -LiteralPath $staged, $nuspec -Recurse
    Get-Item -LiteralPath "out/Earthscale.$($manifest.ModuleVersion).nupkg"
}

# The changelog of a version.
function Get-ReleaseNote([string] $Version) {
    $changelog = (Get-Content -LiteralPath CHANGELOG.md -Raw) -replace '\r\n', "`n"
    $notes = [regex]::Match($changelog, "(?ms)^## $([regex]::Escape($Version))\b[^\n]*\n(.*?)(?=^## |\z)").Groups[1].Value.Trim()
    if (-not $notes) {
        throw "Package needs release notes: CHANGELOG.md says nothing of version $Version."
    }

    $notes
}

# The description of the package. The PowerShell Gallery finds the commands in its tags.
function ConvertTo-Nuspec([hashtable] $Manifest, [string] $ReleaseNote) {
    $about = $Manifest.PrivateData.PSData
    $commands = $Manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" }
    $nuspec = [xml] '<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd"><metadata/><files><file src="**" target="" /></files></package>'
    $values = [ordered]@{
        id = 'Earthscale'
        version = $Manifest.ModuleVersion
        authors = $Manifest.Author
        owners = $Manifest.CompanyName
        requireLicenseAcceptance = 'false'
        licenseUrl = $about.LicenseUri
        projectUrl = $about.ProjectUri
        description = $Manifest.Description
        releaseNotes = $ReleaseNote
        copyright = $Manifest.Copyright
        tags = @($about.Tags; 'PSModule'; 'PSIncludes_Cmdlet'; $commands) -join ' '
    }
    foreach ($name in $values.Keys) {
        $element = $nuspec.CreateElement($name, $nuspec.DocumentElement.NamespaceURI)
        $element.InnerText = $values[$name]
        $null = $nuspec.DocumentElement['metadata'].AppendChild($element)
    }
    $nuspec
}

function Invoke-CleanTask {
    $built = @(Get-ChildItem -Path src, tests, bench -Directory -Recurse -Include bin, obj -ErrorAction Ignore)
    $built += @(Get-Item -Path out -ErrorAction Ignore)
    $built | Where-Object { Test-Path -LiteralPath $_ } | Remove-Item -Recurse -Force
}

function Invoke-StartTask {
    # The exit code of the session has no meaning here.
    $PSNativeCommandUseErrorActionPreference = $false
    dotnet run --project src/Earthscale.Shell -- --emulator
    exit $LASTEXITCODE
}

foreach ($name in $Task) {
    Push-Location -LiteralPath $PSScriptRoot
    try {
        & "Invoke-${name}Task"
    }
    finally {
        Pop-Location
    }
}
