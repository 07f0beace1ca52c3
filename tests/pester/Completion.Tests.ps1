# Tab completion.

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)
    $common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
    $arguments = foreach ($command in Get-Command -Module Earthscale) {
        "$($command.Name) "
        $command.Parameters.Values | Where-Object { -not $_.SwitchParameter -and $_.Name -notin $common -and $_.Name -ne 'CredentialsFile' } |
            ForEach-Object { "$($command.Name) -$($_.Name) " }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $emulator = Start-Emulator -Connect

    function Get-Completion([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Tab' {
    It 'completes commands and parameters' {
        (Get-Completion 'Get-EsDatasetV').CompletionText | Should -Contain 'Get-EsDatasetVersion'
        (Get-Completion 'Get-EsDataset -Bound').CompletionText | Should -Contain '-BoundingBox'
    }

    It 'completes <Line>with <Text>' -ForEach @(
        @{ Line = 'Add-EsDataset -Type '; Text = 'TileServer' }
        @{ Line = 'Add-EsDataset -Tag level:l2a, sensor:sentinel-'; Text = 'sensor:sentinel-2' }
        @{ Line = 'Add-EsDataset sentinel-2-l2a-alps gs://b/a.tif -Band '; Text = 'nir' }
        @{ Line = 'Add-EsDataset new gs://b/a.tif -Band re'; Text = 'red' }
        @{ Line = 'Add-EsDataset -PixelInfoOptimization t'; Text = 'time' }
        @{ Line = 'Add-EsDataset -FilenameBandPattern '; Text = "'*red*:red'" }
        @{ Line = 'Add-EsDataset -Rename '; Text = 'time:' }
        @{ Line = 'Get-EsPixel -Variable "n'; Text = '"nir"' }
        @{ Line = 'Get-EsPixel -Dimension '; Text = 'time' }
        @{ Line = 'Get-EsPixel -Index '; Text = "@{ 'time' = 0 }" }
        @{ Line = 'ConvertTo-EsTileJson -Variable red, '; Text = 'nir' }
        @{ Line = 'Invoke-EsRestMethod '; Text = '/v1/datasets' }
        @{ Line = 'Invoke-EsRestMethod /v1/datasets GET -Query '; Text = '@{ limit = 100 }' }
    ) {
        (Get-Completion $Line).CompletionText | Should -Contain $Text
    }

    # PowerShell completes keys from the properties of the parameter's type, and strings inside a hashtable as file names.
    # If this changes, tags can be completed there, and about_Earthscale must say so.
    It 'calls no completer inside a hashtable' {
        Get-Completion 'Add-EsDataset -Tag @{ sens' | Should -BeNullOrEmpty
        (Get-Completion "Add-EsDataset -Tag @{ sensor = 'sentinel-").CompletionText | Should -BeNullOrEmpty
        (Get-Completion "Add-EsDataset -Tag 'sensor:sentinel-2").CompletionText | Should -Be "'sensor:sentinel-2'"
    }

    It 'completes only the parts of the given version' {
        $version = Get-EsDataset -Type raster | Get-EsDatasetVersion | Where-Object { $_.Variables.Count } | Select-Object -First 1

        (Get-Completion "Get-EsPixel $($version.DatasetVersionId) 8 46 -Variable ").CompletionText | Should -Be @($version.Variables.Keys | Sort-Object)
    }

    It 'escapes a tag to add: <Value>' -ForEach @(
        @{ Value = 'a b' }, @{ Value = "it's [x]" }, @{ Value = 'semi;colon' }, @{ Value = 'a:b\c' }, @{ Value = "curly $([char] 0x2019)$([char] 0x201C)" }, @{ Value = '$(x)"`' }
    ) {
        Add-EsDataset tagged gs://b/a.tif -Tag @{ 'odd key' = $Value } -VisualizationOptimization Off
        # The module caches the catalog of a context for half a minute; another context has no cache.
        Connect-Emulator $emulator

        $offered = Get-Completion "Add-EsDataset -Tag 'odd key:" | Where-Object ListItemText -EQ $Value
        & ([scriptblock]::Create("Add-EsDataset completed gs://b/a.tif -VisualizationOptimization Off -Tag $($offered.CompletionText)"))

        (Get-EsDataset completed).Tags['odd key'] | Should -BeExactly $Value
    }
}

Describe 'Tab after <_>' -ForEach $arguments {
    It 'offers no local file or command' {
        Push-Location $PSScriptRoot
        try {
            # The folder has files and folders with this prefix.
            foreach ($word in '', 's', '"', "'s", 'support/') {
                (Get-Completion "$_$word").ResultType | Should -Not -BeIn 'ProviderItem', 'ProviderContainer', 'Command' -Because "of '$word'"
            }
        }
        finally {
            Pop-Location
        }
    }
}

Describe 'Tab with a service that does not answer' {
    BeforeAll {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $silent = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
        $closed = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $closed.Start()
        $dead = "http://127.0.0.1:$($closed.LocalEndpoint.Port)"
        $closed.Stop()
    }

    AfterAll {
        $listener.Stop()
        Remove-Item Env:EARTHSCALE_API_KEY, Env:EARTHSCALE_API_URL -ErrorAction Ignore
    }

    It 'ends without completions and without an error: <_>' -ForEach 'Get-EsDataset -Name ', 'Get-EsPixel -Variable ' {
        foreach ($uri in $silent, $dead) {
            $env:EARTHSCALE_API_KEY, $env:EARTHSCALE_API_URL = 'a-key', $uri
            $shell = [powershell]::Create().AddScript('param($module, $line) Import-Module $module; $Error.Clear(); (TabExpansion2 $line $line.Length).CompletionMatches.Count; $Error.Count')
            $running = $shell.AddArgument((Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)).AddArgument($_).BeginInvoke()

            $running.AsyncWaitHandle.WaitOne(60000) | Should -BeTrue
            $shell.EndInvoke($running) | Should -Be 0, 0
            $shell.Dispose()
        }
    }
}
