# The help that Get-Help shows.

BeforeDiscovery {
    $commands = (Get-ChildItem -Path (Join-Path $PSScriptRoot ../../docs/en-US) -Filter *-Es*.md).BaseName
}

BeforeAll {
    $root = (Resolve-Path (Join-Path $PSScriptRoot ../..)).Path
    $shipped = ([xml] (Get-Content -LiteralPath (Join-Path $root out/Earthscale/en-US/Earthscale.PowerShell.dll-Help.xml) -Raw)).helpItems.command
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)
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

    It 'is the same on the page and as shipped' {
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

    It 'has the aliases and wildcards of each parameter' {
        foreach ($parameter in $maml.parameters.parameter | Where-Object { $_ }) {
            $metadata = (Get-Command $name).Parameters[$parameter.name]
            $parameter.aliases | Should -BeExactly ($metadata.Aliases.Count ? $metadata.Aliases -join ', ' : 'none') -Because $parameter.name
            [bool]::Parse($parameter.globbing) | Should -Be ($metadata.Attributes.TypeId -contains [SupportsWildcards]) -Because $parameter.name
        }
    }

    It 'has every default, on the page and in Get-Help' {
        $command = Get-Command $name
        $initial = $command.ImplementingType::new()
        foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn ([Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters)) {
            $part = [regex]::Match($page, "(?ms)^### -$($parameter.Name)\n(?<words>.*?)^``````yaml\n(?<facts>.*?)^``````")
            $written = [regex]::Match($part.Groups['facts'].Value, "(?m)^DefaultValue: '(.*)'$").Groups[1].Value -replace "''", "'"
            $isMandatory = $parameter.ParameterSets.Values.IsMandatory -contains $true
            $value = $command.ImplementingType.GetProperty($parameter.Name).GetValue($initial)

            "$((Get-Help $name -Parameter $parameter.Name).defaultValue)" | Should -BeExactly $written -Because $parameter.Name
            if (-not $isMandatory -and $parameter.ParameterType.IsValueType -and $null -ne $value) {
                # The largest number means no limit, which the page says in words.
                $written | Should -BeExactly (($value -is [ulong] -and $value -eq [ulong]::MaxValue) ? 'All datasets' : "$value") -Because $parameter.Name
            }
            if (-not $parameter.SwitchParameter) {
                [bool] $written | Should -Be ($part.Groups['words'].Value -match 'Default: ') -Because "of the words of $($parameter.Name)"
            }
        }
    }

    It 'fits a terminal of 80 columns' {
        # Get-Help indents examples by 4, and leaves the last column empty.
        $lines = [regex]::Matches((Get-PageSection EXAMPLES), '(?ms)^```\w+\n(.*?)^```').ForEach({ $_.Groups[1].Value -split '\n' })
        $lines | Where-Object Length -GT 75 | Should -BeNullOrEmpty
        [regex]::Matches($page, '(?m)^### (Example .*)$').ForEach({ $_.Groups[1].Value }) | Where-Object Length -GT 55 | Should -BeNullOrEmpty
        # It shows Markdown tables and links as they are written.
        @($maml.description.para) + @($maml.parameters.parameter.description.para) + @($maml.alertSet.alert.para) | Should -Not -Match '(?m)^\||\]\('
    }

    It 'is complete, and Get-Help finds it, also online' {
        $page | Should -Not -Match '\{\{'
        $help.Synopsis.Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $help.examples.example[0].code | Should -Not -Match '```'
        $online = "$((Get-Module Earthscale).ProjectUri)/blob/main/docs/en-US/$name.md"
        $help.relatedLinks.navigationLink[0].uri, (Get-Command $name).HelpUri, [regex]::Match($page, '(?m)^HelpUri: (\S+)$').Groups[1].Value | Should -Be ($online, $online, $online)
    }
}

Describe 'Get-Help' {
    It 'has a page for every command, and no other pages' {
        @((Get-Command -Module Earthscale).Name | Sort-Object) | Should -Be @($shipped.details.name | Sort-Object)
        @((Get-Command -Module Earthscale).Name | Sort-Object) | Should -Be @((Get-ChildItem (Join-Path $root docs/en-US/*-Es*.md)).BaseName | Sort-Object)
    }

    It 'shows how a parameter accepts pipeline input' {
        (Get-Help Remove-EsDataset -Parameter InputObject).pipelineInput | Should -Be 'True (ByValue)'
        (Get-Help Get-EsDatasetVersion -Parameter DatasetId).pipelineInput | Should -Match 'ByPropertyName'
    }

    It 'names every error id' {
        $list = [regex]::Match((Get-Content -LiteralPath (Join-Path $root docs/en-US/about_Earthscale.md) -Raw), '(?s)Their ids are stable: (.*?)\.\s').Groups[1].Value -split ',\s*(?:and\s+)?'
        $ids = (Get-Command Get-EsDataset).ImplementingType.Assembly.GetType('Earthscale.PowerShell.Errors.ErrorId').GetFields('Public, Static').Name

        $list | Should -BeExactly ($ids | Sort-Object -Culture '')
    }

    It 'shows the concepts' {
        Get-Help about_Earthscale | Should -BeLike '*DATASETS AND VERSIONS*'
    }
}

Describe 'The shipped help' {
    It 'is up to date with the about pages' {
        Import-Module (Join-Path $PSScriptRoot ../../docs/HelpPages.psm1)
        foreach ($page in Get-ChildItem -Path (Join-Path $PSScriptRoot ../../docs/en-US) -Filter about_*.md) {
            $text = Join-Path $root "out/Earthscale/en-US/$($page.BaseName).help.txt"

            Get-Content -Path $text -Raw | Should -BeExactly (ConvertTo-AboutText -Path $page.FullName)
            # A line of a crontab has no line breaks.
            Get-Content -Path $text | Where-Object { $_ -match '^.{80}|^ *\|' -and $_ -notmatch '^ +30 2 ' } | Should -BeNullOrEmpty
        }
    }
}
