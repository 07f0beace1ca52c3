# The repository's own scripts keep the rules of PSScriptAnalyzer, where it is installed.

BeforeDiscovery {
    $root = (Resolve-Path (Join-Path $PSScriptRoot ../..)).Path
    $scripts = @(
        Get-ChildItem -Path $root -Filter *.ps?1 -File
        Get-ChildItem -Path (Join-Path $root docs), (Join-Path $root tests), (Join-Path $root bench) -Recurse -Include *.ps1, *.psm1 -ErrorAction Ignore
    ) | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' | ForEach-Object { @{ Path = $_.FullName; Name = $_.Name } }
    $hasAnalyzer = [bool] (Get-Module PSScriptAnalyzer -ListAvailable)
    if (-not $hasAnalyzer) {
        Write-Warning 'PSScriptAnalyzer is not installed: its rules are not checked.'
    }
}

Describe '<Name>' -ForEach $scripts {
    It 'has no finding of PSScriptAnalyzer' -Skip:(-not $hasAnalyzer) {
        Invoke-ScriptAnalyzer -Path $Path -Severity Error, Warning | Out-String | Should -BeNullOrEmpty
    }

    It 'is UTF-8 without a byte order mark, and parses' {
        [IO.File]::ReadAllBytes($Path)[0] | Should -Not -Be 0xEF
        $problems = $null
        $null = [Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $problems)

        $problems | Should -BeNullOrEmpty
    }

    It 'uses no aliases' {
        $script = [Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $null)
        $names = $script.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }

        $names | Where-Object { $_ -and (Get-Alias -Name ([wildcardpattern]::Escape($_)) -ErrorAction Ignore) } | Should -BeNullOrEmpty
    }
}
