# What the module loads, in separate processes.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $manifest = (Resolve-Path (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)).Path
    $emulator = Start-Emulator
    $env:EARTHSCALE_API_URL, $env:EARTHSCALE_API_KEY = "$($emulator.Uri)", $emulator.ApiKey
}

AfterAll {
    Remove-Item Env:EARTHSCALE_API_URL, Env:EARTHSCALE_API_KEY
    Stop-Emulator $emulator
}

Describe 'The module' {
    It 'needs its dependencies at the first call, and not before' {
        $copy = Join-Path $TestDrive bare
        Copy-Item (Split-Path $manifest) $copy -Recurse
        Remove-Item (Join-Path $copy Dependencies) -Recurse
        $lines = pwsh -NoProfile -Command {
            param($Manifest)
            Import-Module $Manifest -ErrorAction Stop
            @(Get-Command -Module Earthscale -Syntax).Count -eq (Get-Module Earthscale).ExportedCmdlets.Count
            try { Get-EsDataset test } catch { $_.Exception.GetBaseException().FileName }
        } -args (Join-Path $copy Earthscale.psd1)

        $lines | Should -HaveCount 2
        $lines[0] | Should -BeTrue
        $lines[1] | Should -BeLike 'Earthscale.Client,*'
    }

    It 'keeps its dependencies separate from the session' {
        $lines = pwsh -NoProfile -Command {
            param($Manifest)
            Import-Module $Manifest
            $null = Get-EsDataset test
            $files = Get-ChildItem (Join-Path (Get-Module Earthscale).ModuleBase Dependencies) -Filter *.dll
            $loaded = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -in $files.BaseName }
            $loaded.Count -gt 3
            $loaded | ForEach-Object { [Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name } | Sort-Object -Unique
        } -args $manifest

        $lines | Should -Be $true, 'Earthscale'
    }

    It 'works with another version of Kiota in the session' {
        $foreign = Join-Path $TestDrive Microsoft.Kiota.Abstractions.dll
        $lines = pwsh -NoProfile -Command {
            param($Manifest, $Foreign)
            $name = [Reflection.AssemblyName]::new('Microsoft.Kiota.Abstractions, Version=1.22.0.0')
            $assembly = [Reflection.Emit.PersistedAssemblyBuilder]::new($name, [object].Assembly)
            $null = $assembly.DefineDynamicModule($name.Name)
            $assembly.Save($Foreign)
            $null = [Reflection.Assembly]::LoadFrom($Foreign)
            Import-Module $Manifest
            Import-Module $Manifest -Force
            (Get-EsDataset test).Name
            [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Microsoft.Kiota.Abstractions' } |
                ForEach-Object { "$($_.GetName().Version.Major) $([Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name)" } | Sort-Object
        } -args $manifest, $foreign

        $lines | Should -Be 'test', '1 Default', '2 Earthscale'
    }
}
