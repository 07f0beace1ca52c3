# The package for the PowerShell Gallery: it installs, and the installed module works.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $root = (Resolve-Path (Join-Path $PSScriptRoot ../..)).Path
    $built = & (Join-Path $root build.ps1) Package
    $package = $built | Where-Object { $_ -is [IO.FileInfo] }
    $modules = (New-Item -ItemType Directory -Path (Join-Path $TestDrive modules)).FullName

    function Save-EarthscalePackage {
        if (Get-Module Microsoft.PowerShell.PSResourceGet -ListAvailable) {
            Register-PSResourceRepository -Name EarthscaleTest -Uri $package.DirectoryName -Trusted
            try {
                Save-PSResource -Name Earthscale -Repository EarthscaleTest -Path $modules -TrustRepository
            }
            finally {
                Unregister-PSResourceRepository -Name EarthscaleTest
            }
        }
        else {
            # Like an installer, without the files of the package format.
            $folder = Join-Path $modules Earthscale
            [IO.Compression.ZipFile]::ExtractToDirectory($package.FullName, $folder)
            Remove-Item -LiteralPath (Join-Path $folder '[Content_Types].xml'), (Join-Path $folder _rels), (Join-Path $folder package), (Join-Path $folder Earthscale.nuspec) -Recurse -Force
        }
    }
}

Describe 'The package' {
    It 'has the metadata that the Gallery requires' {
        $archive = [IO.Compression.ZipFile]::OpenRead($package.FullName)
        $reader = [IO.StreamReader]::new($archive.GetEntry('Earthscale.nuspec').Open())
        $about = ([xml] $reader.ReadToEnd()).package.metadata
        $reader.Dispose()
        $archive.Dispose()

        $about.id | Should -Be 'Earthscale'
        $about.version | Should -Be (Import-PowerShellDataFile (Join-Path $root Earthscale.psd1)).ModuleVersion
        $about.tags -split ' ' | Should -Contain 'PSModule'
        $about.tags -split ' ' | Should -Contain 'PSCmdlet_Get-EsDataset'
        $about.projectUrl | Should -BeLike 'https://*'
        $about.licenseUrl | Should -BeLike 'https://*'
        $about.releaseNotes | Should -BeLike '*Get-EsDataset*'
    }

    It 'installs, and its commands run' {
        Save-EarthscalePackage
        $manifest = Get-ChildItem -Path $modules -Recurse -Filter Earthscale.psd1
        $emulator = Start-Emulator
        try {
            $env:EARTHSCALE_API_URL, $env:EARTHSCALE_API_KEY = "$($emulator.Uri)", $emulator.ApiKey
            $words = pwsh -NoProfile -Command "Import-Module '$($manifest.FullName)'; (Get-EsDataset test).Name; (Get-Help Get-EsDataset).Synopsis; (Get-Module Earthscale).ReleaseNotes"
        }
        finally {
            Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_API_KEY
            Stop-Emulator $emulator
        }

        $words[0] | Should -Be 'test'
        $words[1] | Should -Be 'Lists the datasets of an account.'
        "$words" | Should -BeLike '*The first version*'
    }
}
