# What Get-Help and Tab tell somebody who knows nothing yet.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)

    $emulator = Start-Emulator
    Connect-Emulator $emulator

    function Get-Completion([string] $Line) {
        (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches
    }
}

AfterAll {
    Disconnect-EsAccount
    Stop-Emulator $emulator
}

Describe 'Get-Help' {
    It 'has words and examples for <_>' -ForEach @(
        'Add-EsDataset', 'Connect-EsAccount', 'Disconnect-EsAccount', 'Get-EsContext', 'Get-EsDataset', 'Get-EsDatasetVersion', 'Invoke-EsRestMethod', 'Remove-EsDataset', 'Wait-EsDatasetVersion'
    ) {
        $help = Get-Help $_ -Full

        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $help.examples.example[0].code | Should -Not -Match '```'
        $help.relatedLinks.navigationLink[0].uri | Should -BeLike "https://*/docs/en-US/$_.md"
    }

    It 'knows how a parameter takes the pipeline' {
        (Get-Help Remove-EsDataset -Parameter InputObject).pipelineInput | Should -Be 'True (ByValue)'
        (Get-Help Add-EsDataset -Parameter Url).pipelineInput | Should -Be 'True (ByPropertyName)'
    }

    It 'shows the concepts' {
        Get-Help about_Earthscale | Should -BeLike '*DATASETS AND VERSIONS*'
    }
}

Describe 'The shipped help' {
    It 'is what the about pages make' {
        Import-Module (Join-Path $PSScriptRoot ../../docs/HelpPages.psm1)
        foreach ($page in Get-ChildItem -Path (Join-Path $PSScriptRoot ../../docs/en-US) -Filter about_*.md) {
            $shipped = Join-Path $PSScriptRoot "../../src/Earthscale.PowerShell/Module/en-US/$($page.BaseName).help.txt"

            Get-Content -Path $shipped -Raw | Should -BeExactly (ConvertTo-AboutText -Path $page.FullName)
        }
    }
}

Describe 'Tab' {
    It 'completes commands and parameters' {
        (Get-Completion 'Get-EsDatasetV').CompletionText | Should -Contain 'Get-EsDatasetVersion'
        (Get-Completion 'Get-EsDataset -Bound').CompletionText | Should -Contain '-BoundingBox'
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Get-EsDataset -Type '; Text = 'Vector' }
        @{ Line = 'Add-EsDataset -Type '; Text = 'TileServer' }
        @{ Line = 'Get-EsDataset -Name tes'; Text = 'test' }
        @{ Line = 'Get-EsDataset -Tag sensor:sentinel-'; Text = 'sensor:sentinel-2' }
    ) {
        (Get-Completion $Line).CompletionText | Should -Contain $Text
    }

    It 'completes ids, with the name beside them' {
        $match = Get-Completion 'Remove-EsDataset -DatasetId ' | Where-Object ToolTip -Match '\btest\b'

        $match.CompletionText | Should -Contain "$((Get-EsDataset test).DatasetId)"
    }
}
