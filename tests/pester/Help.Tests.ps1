# What Get-Help and Tab tell somebody who knows nothing yet.

BeforeDiscovery {
    $commands = (Get-ChildItem -Path (Join-Path $PSScriptRoot ../../docs/en-US) -Filter *-Es*.md).BaseName
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $root = (Resolve-Path (Join-Path $PSScriptRoot ../..)).Path
    $shipped = ([xml] (Get-Content -LiteralPath (Join-Path $root out/Earthscale/en-US/Earthscale.PowerShell.dll-Help.xml) -Raw)).helpItems.command
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

Describe 'The help of <_>' -ForEach $commands {
    BeforeAll {
        $name = $_
        $page = (Get-Content -LiteralPath (Join-Path $root "docs/en-US/$name.md") -Raw) -replace '\r\n', "`n"
        $maml = $shipped | Where-Object { $_.details.name -eq $name }
        $help = Get-Help $name -Full

        function Get-PageSection([string] $Heading) {
            [regex]::Match($page, "(?ms)^## $Heading\n(.*?)(?=^## |\z)").Groups[1].Value.Trim()
        }
    }

    It 'says on the page and as shipped the same' {
        (Get-PageSection SYNOPSIS) | Should -BeExactly $maml.details.description.para
        (Get-PageSection DESCRIPTION) | Should -BeExactly (@($maml.description.para) -join "`n`n")
        $parameters = [ordered]@{}
        foreach ($match in [regex]::Matches((Get-PageSection PARAMETERS), '(?ms)^### -(\w+)\n(.*?)```yaml')) {
            $parameters[$match.Groups[1].Value] = $match.Groups[2].Value.Trim()
        }
        $command = (Get-Command $name).Parameters.Keys | Where-Object { $_ -notin [Management.Automation.Cmdlet]::CommonParameters }

        @($parameters.Keys | Sort-Object) | Should -Be @($command | Sort-Object)
        @($maml.parameters.parameter | Where-Object { $_ } | ForEach-Object name | Sort-Object) | Should -Be @($command | Sort-Object)
        foreach ($parameter in $maml.parameters.parameter) {
            @($parameter.description.para) -join "`n`n" | Should -BeExactly $parameters[$parameter.name] -Because $parameter.name
        }
        $examples = [regex]::Matches((Get-PageSection EXAMPLES), '(?ms)^```powershell\n(.*?)^```').ForEach({ $_.Groups[1].Value.Trim() })
        @($maml.examples.example.code).ForEach({ ($_ -replace '\r\n', "`n").Trim() }) | Should -BeExactly $examples
    }

    It 'is complete, and found by Get-Help, on the web too' {
        $page | Should -Not -Match '\{\{'
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $help.examples.example[0].code | Should -Not -Match '```'
        $online = "$((Get-Module Earthscale).ProjectUri)/blob/main/docs/en-US/$name.md"
        $help.relatedLinks.navigationLink[0].uri, (Get-Command $name).HelpUri, [regex]::Match($page, '(?m)^HelpUri: (\S+)$').Groups[1].Value | Should -Be ($online, $online, $online)
    }
}

Describe 'Get-Help' {
    It 'has a page for every command, and no page for anything else' {
        @((Get-Command -Module Earthscale).Name | Sort-Object) | Should -Be @($shipped.details.name | Sort-Object)
        @((Get-Command -Module Earthscale).Name | Sort-Object) | Should -Be @((Get-ChildItem (Join-Path $root docs/en-US/*-Es*.md)).BaseName | Sort-Object)
    }

    It 'knows how a parameter takes the pipeline' {
        (Get-Help Remove-EsDataset -Parameter InputObject).pipelineInput | Should -Be 'True (ByValue)'
        (Get-Help Remove-EsDataset -Parameter DatasetId).pipelineInput | Should -Match 'ByPropertyName'
    }

    It 'shows the concepts' {
        Get-Help about_Earthscale | Should -BeLike '*DATASETS AND VERSIONS*'
    }
}

Describe 'The shipped help' {
    It 'is what the about pages make' {
        Import-Module (Join-Path $PSScriptRoot ../../docs/HelpPages.psm1)
        foreach ($page in Get-ChildItem -Path (Join-Path $PSScriptRoot ../../docs/en-US) -Filter about_*.md) {
            $text = Join-Path $root "out/Earthscale/en-US/$($page.BaseName).help.txt"

            Get-Content -Path $text -Raw | Should -BeExactly (ConvertTo-AboutText -Path $page.FullName)
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
