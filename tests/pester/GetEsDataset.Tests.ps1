# Listing datasets, at a prompt and in scripts.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $emulator = Start-Emulator -Connect
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Get-EsDataset' {
    It 'lists everything, newest change first' {
        $all = Get-EsDataset

        $all.Count | Should -Be 25
        $all[0] | Should -BeOfType ([Earthscale.Dataset])
        $all.UpdatedAt | Should -Be ($all.UpdatedAt | Sort-Object -Descending)
    }

    It 'stops when the pipeline stops' {
        (Get-EsDataset | Select-Object -First 3).Count | Should -Be 3
    }

    Context 'by name' {
        It 'finds an exact name, ignoring case' {
            (Get-EsDataset -Name TEST).Name | Should -Be 'test'
        }

        It 'accepts a pattern' {
            (Get-EsDataset *test*).Name | Sort-Object | Should -Be 'latest-results', 'test'
            (Get-EsDataset 'landsat-[89]-*').Name | Sort-Object | Should -Be 'landsat-8-c2-l2-sahel', 'landsat-9-c2-l2-ganges'
        }

        It 'accepts several names' {
            (Get-EsDataset test, swissalti3d).Name | Should -Be 'test', 'swissalti3d'
        }

        It 'accepts names from a table' {
            'Name,Owner', 'test,ann', 'swissalti3d,bob' | ConvertFrom-Csv | Get-EsDataset | ForEach-Object Name |
                Should -Be 'test', 'swissalti3d'
        }

        It 'prefers the case of a name from a table, otherwise finds all cases' {
            'case', 'Case' | ForEach-Object { Add-EsDataset $_ gs://bucket/a.tif } | Out-Null

            ('Case' | Get-EsDataset).Name | Should -BeExactly 'Case'
            (Get-EsDataset -LiteralName case).Name | Should -BeExactly 'case'
            ('CASE' | Get-EsDataset).Name | Sort-Object | Should -Be 'case', 'case'
            Get-EsDataset case | Remove-EsDataset -Confirm:$false
        }

        It 'supports letters beyond ASCII' {
            (Get-EsDataset 地名*).Tags.region | Should -Be '日本'
        }

        It 'writes an error for a name that does not exist, and continues' {
            $found = Get-EsDataset nobody, test -ErrorVariable problems -ErrorAction SilentlyContinue

            $found.Name | Should -Be 'test'
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'DatasetNotFound*'
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problems[0].TargetObject | Should -Be 'nobody'
        }

        It 'recommends a command for the id of a <_>' -ForEach 'DatasetId', 'DatasetVersionId' {
            Get-EsDataset (Get-EsDataset test).$_ -ErrorAction SilentlyContinue -ErrorVariable failed

            # The recommendation ends with commands: one of them finds the dataset, and none finds another.
            $commands = [regex]::Matches("$failed", 'Get-EsDatasetVersion -\w+ [0-9a-f-]{36}').Value
            ($commands | ForEach-Object { & ([scriptblock]::Create("$_ -ErrorAction SilentlyContinue")) }).Name | Should -Be 'test'
        }

        It 'ends at the first error with -ErrorAction Stop' {
            { Get-EsDataset nobody, test -ErrorAction Stop } | Should -Throw '*no dataset named*nobody*'
        }
    }

    Context 'by properties' {
        It 'accepts tags as <Name>' -ForEach @(
            @{ Name = 'text'; Tag = 'sensor:sentinel-2' }
            @{ Name = 'a hashtable'; Tag = @{ sensor = 'sentinel-2' } }
            @{ Name = 'both'; Tag = 'sensor:sentinel-2', @{ level = 'l2a' } }
        ) {
            (Get-EsDataset -Tag $Tag).Count | Should -Be 4
        }

        It 'accepts colons and backslashes in tags, escaped in text and unescaped in hashtables' {
            (Get-EsDataset -Tag 'iso\:level:1').Name | Should -Be 'admin-boundaries-level-1'
            (Get-EsDataset -Tag @{ 'iso:level' = '1' }).Name | Should -Be 'admin-boundaries-level-1'
            (Get-EsDataset -Tag @{ share = '\\files\planet' }).Name | Should -Be 'planetscope-farms-2024'
        }

        It 'accepts a type, an area and a time' {
            (Get-EsDataset -Type Vector).Type | Select-Object -Unique | Should -Be 'Vector'
            (Get-EsDataset -BoundingBox 7.62, 47.985).Name | Should -Contain 'drone-survey-vineyard'
            (Get-EsDataset -BoundingBox '33.9,-4.7,41.9,5.5' -CreatedAfter 2024-09-01).Name | Should -Be 'ndvi-monthly-kenya'
        }

        It 'warns of a type that no dataset has' {
            Get-EsDataset -Type nonsense -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            $warnings | Should -Be "No dataset has the type 'nonsense'. The types listed were: raster, vector."
        }

        It 'warns of wildcards in a tag that finds nothing, with a command that does' -ForEach @(
            @{ Tag = 'sensor:sent*'; Filter = { $_.Tags['sensor'] -like 'sent*' } }
            @{ Tag = @{ 'sen?or' = 'x' }; Filter = { $_.Tags.Keys -like 'sen?or' } }
        ) {
            Get-EsDataset -Tag $Tag -WarningVariable warnings -WarningAction SilentlyContinue | Should -BeNullOrEmpty
            $command = "Get-EsDataset | Where-Object {$Filter}"
            $warnings | Should -BeLike "*-Tag matches exact text, without wildcards. For a pattern: $([WildcardPattern]::Escape($command))"
            [scriptblock]::Create($command).Invoke() | Should -Not -BeNullOrEmpty
            Get-EsDataset -Tag 'sensor:nothing' -WarningVariable warnings | Should -BeNullOrEmpty
            $warnings | Should -BeNullOrEmpty
        }
    }

    It 'writes objects that scripts can name, index and store' {
        function Measure-Dataset { param([Parameter(ValueFromPipeline)] [Earthscale.Dataset[]] $Dataset) process { $Dataset.Name.Length } }

        Get-EsDataset test | Measure-Dataset | Should -Be 4
        (Get-EsDataset test).Tags.stage | Should -Be 'test'
        (Get-EsDataset test).Tags['stage'] | Should -Be 'test'
        (Get-EsDataset test | ConvertTo-Json | ConvertFrom-Json).Tags.stage | Should -Be 'test'
        Get-EsDataset test | Select-Object Name, @{ Name = 'Tags'; Expression = { "$($_.Tags)" } } | ConvertTo-Csv |
            Select-Object -Last 1 | Should -Be '"test","stage:test"'
    }

    It 'shows each request with -Verbose, and no secret' {
        $lines = Get-EsDataset test -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }

        "$lines" | Should -BeLike '*GET http://127.0.0.1:*/v1/datasets/cursor*200*ms*'
        "$lines" | Should -Not -Match $emulator.ApiKey
    }
}
