# A catalog as a file, in the PowerShell that people have.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)
}

Describe 'Sync-EsDataset' {
    BeforeEach {
        $emulator = Start-Emulator
        Connect-Emulator $emulator
        $rows = "Name,Url,Tag`na,gs://s/a.tif,x:1`nb,gs://s/b.tif,x:1`nc,gs://s/c.tif,x:1" | ConvertFrom-Csv
        $rows | Sync-EsDataset -ManagedBy alps | Out-Null
    }

    AfterEach {
        Disconnect-EsAccount
        Stop-Emulator $emulator
    }

    It 'removes nothing for <What>' -ForEach @(
        @{ What = 'a quote that is not closed'; Csv = "Name,Url,Tag`na,gs://s/a.tif,`"x:1`nb,gs://s/b.tif,x:1`nc,gs://s/c.tif,x:1"; Id = 'InvalidDataset' }
        @{ What = 'a file that ends in a row'; Csv = "Name,Url,Tag`na,gs://s/a.tif,x:1`nb,gs://s"; Id = 'InvalidDataset' }
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

    It 'applies a plan that was saved, and no cut-down one' {
        $rows[0..1] | Compare-EsDataset -ManagedBy alps | Export-Clixml TestDrive:/plan.xml

        { Import-Clixml TestDrive:/plan.xml | Select-Object Name, Result | Sync-EsDataset -Prune -Confirm:$false } | Should -Throw
        (Get-EsDataset -Tag es-managed-by:alps).Count | Should -Be 3
        (Import-Clixml TestDrive:/plan.xml | Sync-EsDataset -Prune -Confirm:$false).Name | Should -Be 'c'
    }
}
