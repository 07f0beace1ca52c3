# A catalog from a file, in a real PowerShell.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    $emulator = Start-Emulator -Connect
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Sync-EsDataset' {
    BeforeEach {
        $rows = "Name,Url,Tag`na,gs://s/a.tif,x:1`nb,gs://s/b.tif,x:1`nc,gs://s/c.tif,x:1" | ConvertFrom-Csv
        $rows | Sync-EsDataset -ManagedBy alps | Out-Null
    }

    AfterEach {
        Get-EsDataset -Tag es-managed-by:alps | Remove-EsDataset -Confirm:$false
    }

    It 'removes nothing for <What>' -ForEach @(
        @{ What = 'a quote that is not closed'; Csv = "Name,Url,Tag`na,gs://s/a.tif,`"x:1`nb,gs://s/b.tif,x:1`nc,gs://s/c.tif,x:1"; Id = 'InvalidDataset' }
        @{ What = 'a file that ends in a row'; Csv = "Name,Url,Tag`na,gs://s/a.tif,x:1`nb,gs://s"; Id = 'InvalidDataset' }
        @{ What = 'a file that ends before the last cell'; Csv = "Name,Url,Tag`na,gs://s/a.tif,x:1`nb,gs://s/b.tif"; Id = 'InvalidDataset' }
        @{ What = 'a header alone'; Csv = 'Name,Url,Tag'; Id = 'EmptyInput' }
    ) {
        Set-Content TestDrive:/catalog.csv $Csv
        try {
            Import-Csv TestDrive:/catalog.csv | Sync-EsDataset -ManagedBy alps -Prune -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        }
        catch { $problems = $_ }

        @($problems)[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        (Get-EsDataset -Tag es-managed-by:alps).Count | Should -Be 3
    }

    It 'accepts a list of rows as an argument' {
        Sync-EsDataset $rows[0, 1] -ManagedBy alps -Prune -Confirm:$false | ForEach-Object Name | Should -Be 'c'
        (Compare-EsDataset $rows -ManagedBy alps).Name | Should -Be 'c'
    }

    It 'removes nothing if the argument is <What>' -ForEach @(
        @{ What = 'the name of a file'; Table = 'catalog.csv'; Id = 'InvalidDataset' }
        @{ What = 'null'; Table = $null; Id = 'EmptyInput' }
        @{ What = 'an empty list'; Table = @(); Id = 'EmptyInput' }
    ) {
        try {
            Sync-EsDataset $table -ManagedBy alps -Prune -Confirm:$false -ErrorVariable problems -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        }
        catch { $problems = $_ }

        @($problems)[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        (Get-EsDataset -Tag es-managed-by:alps).Count | Should -Be 3
    }

    It 'applies a plan from <Form>' -ForEach @(
        @{ Form = 'a file of Export-Clixml'; Convert = { Export-Clixml TestDrive:/plan.xml -InputObject $args[0]; Import-Clixml TestDrive:/plan.xml } }
        @{ Form = 'Select-Object *'; Convert = { $args[0] | Select-Object * } }
        @{ Form = 'JSON, to its depth'; Convert = { $args[0] | ConvertTo-Json -Depth 9 | ConvertFrom-Json } }
    ) {
        (& $Convert @($rows[0..1] | Compare-EsDataset -ManagedBy alps) | Sync-EsDataset -Prune -Confirm:$false).Name | Should -Be 'c'
    }

    It 'rejects a plan that <Form> has truncated' -ForEach @(
        @{ Form = 'Select-Object'; Convert = { $args[0] | Select-Object Name, Result } }
        @{ Form = 'Select-Object without the result'; Convert = { $args[0] | Select-Object Name, Blocked, Request } }
        @{ Form = 'Select-Object without what is blocked'; Convert = { $args[0] | Select-Object * -ExcludeProperty Blocked } }
        @{ Form = 'CSV'; Convert = { $args[0] | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'JSON'; Convert = { $args[0] | ConvertTo-Json -Depth 1 -WarningAction Ignore | ConvertFrom-Json } }
    ) {
        $rows[0].Tag = 'x:2'
        $plan = & $Convert @($rows[0..1] | Compare-EsDataset -ManagedBy alps)

        { $plan | Sync-EsDataset -Prune -Confirm:$false } | Should -Throw -ErrorId 'InvalidPlan,*'
        { $plan | Sync-EsDataset -ManagedBy alps -Prune -Confirm:$false } | Should -Throw -ErrorId 'InvalidPlan,*'
        (Get-EsDataset -Tag es-managed-by:alps).Count | Should -Be 3
    }

    It 'writes one error if lines of text are not rows' {
        Set-Content TestDrive:/catalog.csv "Name,Url`na,gs://s/a.tif`nb,gs://s/b.tif"

        Get-Content TestDrive:/catalog.csv | Add-EsDataset -ErrorVariable problems -WarningVariable warnings -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        $problems.Count, $warnings.Count | Should -Be 1, 0
        "$($problems[0])" | Should -BeLike '*Import-Csv*'
    }
}
