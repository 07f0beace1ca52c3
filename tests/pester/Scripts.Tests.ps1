# The scripts of the repository.

BeforeDiscovery {
    $root = (Resolve-Path (Join-Path $PSScriptRoot ../..)).Path
    $scripts = @(
        Get-ChildItem -Path $root -Filter *.ps?1 -File
        Get-ChildItem -Path (Join-Path $root docs), (Join-Path $root tests), (Join-Path $root bench) -Recurse -Include *.ps1, *.psm1 -ErrorAction Ignore
    ) | Where-Object FullName -NotMatch '[\\/](bin|obj)[\\/]' | ForEach-Object { @{ Path = $_.FullName; Name = $_.Name } }
}

Describe '<Name>' -ForEach $scripts {
    It 'is UTF-8 without a byte order mark, parses, and uses no aliases' {
        [IO.File]::ReadAllBytes($Path)[0] | Should -Not -Be 0xEF
        $problems = $null
        $script = [Management.Automation.Language.Parser]::ParseFile($Path, [ref] $null, [ref] $problems)
        $names = $script.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object { $_.GetCommandName() }

        $problems | Should -BeNullOrEmpty
        $names | Where-Object { $_ -and (Get-Alias -Name ([wildcardpattern]::Escape($_)) -ErrorAction Ignore) } | Should -BeNullOrEmpty
    }
}
