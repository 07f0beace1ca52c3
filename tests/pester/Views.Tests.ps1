# What screens show, against golden text; tests/formatting/Update-Golden.ps1 renews it.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)

    $folder = Join-Path $PSScriptRoot ../formatting
    # All properties in text, maps by key: in files and jobs the order of a map is lost.
    function Get-FullText($Object) {
        if ($Object -is [Collections.IDictionary]) {
            return "{$(($Object.Keys | Sort-Object | ForEach-Object { "$_=$(Get-FullText $Object[$_])" }) -join ';')}"
        }
        if ($Object -is [array]) { return "[$(($Object | ForEach-Object { Get-FullText $_ }) -join ';')]" }
        if ($Object -isnot [ValueType] -and $Object -isnot [string] -and "$(${Object}?.GetType().Namespace)" -eq 'Earthscale') {
            return "$($Object.GetType())($(($Object.GetType().GetProperties().Name | ForEach-Object { "$_=$(Get-FullText $Object.$_)" }) -join ';'))"
        }
        ($Object -is [DateTimeOffset]) ? $Object.ToString('o') : "$Object"
    }

    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
}

Describe 'The <View> views at <Width> columns' -ForEach @(
    foreach ($view in 'default', 'table', 'list') {
        foreach ($width in 80, 120) { @{ View = $view; Width = $width } }
    }
) {
    It 'are the golden ones' {
        $golden = (Get-Content -Path (Join-Path $folder "golden/$View.$Width.txt") -Raw) -replace '\r\n', "`n"

        & (Join-Path $folder Get-View.ps1) -View $View -Width $Width | Should -BeExactly $golden
    }

    It 'fit, and let no control or bidi character through' {
        $text = & (Join-Path $folder Get-View.ps1) -View $View -Width $Width

        ($text -split "`n" | Where-Object Length -GT $Width) | Should -BeNullOrEmpty
        $text | Should -Not -Match '[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]'
    }
}

Describe 'Views under the calendar of <_>' -ForEach 'th-TH', 'ar-SA' {
    It 'have the times of every other culture' {
        $golden = (Get-Content -Path (Join-Path $folder golden/default.80.txt) -Raw)
        $culture = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $text = & (Join-Path $folder Get-View.ps1) -View default -Width 80
        }
        finally {
            [cultureinfo]::CurrentCulture = $culture
        }

        [regex]::Matches($text, '\d{4}-\d\d-\d\d \d\d:\d\d').Value | Should -Be ([regex]::Matches($golden, '\d{4}-\d\d-\d\d \d\d:\d\d').Value)
    }
}

Describe 'Objects of the module with rendering on, <Way>' -ForEach @(
    @{ Way = 'alone'; Show = { $args[0] } }
    @{ Way = 'after an object of another type'; Show = { [Earthscale.DatasetVariable]::new(0, 1); $args[0] } }
    @{ Way = 'before an object of another type'; Show = { $args[0]; [Earthscale.DatasetVariable]::new(0, 1) } }
    @{ Way = 'in a table'; Show = { $args[0] | Format-Table } }
    @{ Way = 'in a list'; Show = { $args[0] | Format-List } }
    @{ Way = 'in columns'; Show = { $args[0] | Format-Wide } }
    @{ Way = 'in a custom view'; Show = { $args[0] | Format-Custom } }
    @{ Way = 'from a file'; Show = { $args[0] | Export-Clixml TestDrive:/o.xml; Import-Clixml TestDrive:/o.xml } }
) {
    It 'put no control or bidi character on the screen' {
        $PSStyle.OutputRendering = 'Ansi'
        try {
            $samples = & (Join-Path $folder Samples.ps1)
            foreach ($type in $samples.Keys) {
                # What PowerShell itself writes between columns and around headers is not in question.
                $text = (& $Show $samples[$type] | Out-String -Width 300) -replace "`e\[[0-9;]*m"
                $text | Should -Not -Match '[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]' -Because $type
            }
        }
        finally {
            $PSStyle.OutputRendering = 'PlainText'
        }
    }
}

Describe 'Objects that come back <From>' -ForEach @(
    @{ From = 'from a file'; Copy = { $args[0] | Export-Clixml TestDrive:/o.xml; Import-Clixml TestDrive:/o.xml } }
    @{
        From = 'from a job'
        Copy = {
            $args[0] | Export-Clixml TestDrive:/o.xml
            $module = (Get-Module Earthscale).Path
            $path = Join-Path $TestDrive o.xml
            Start-Job { Import-Module $using:module; Import-Clixml $using:path } | Receive-Job -Wait -AutoRemoveJob
        }
    }
) {
    It 'are what they were: types, times, tags, statuses' {
        $samples = & (Join-Path $folder Samples.ps1)
        $all = $samples.Dataset + $samples.DatasetVersion + $samples.AddedDataset + $samples.RemovedDataset
        $copies = & $Copy $all

        $copies | ForEach-Object { Get-FullText $_ } | Should -BeExactly @($all | ForEach-Object { Get-FullText $_ })
        $copies[0].PSObject.Properties.Name | Where-Object { $_ -notmatch '^(PS|RunspaceId)' } | Should -Be $all[0].GetType().GetProperties().Name
    }
}
