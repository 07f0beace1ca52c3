# The output on the screen, compared with golden files; tests/formatting/Update-Golden.ps1 updates them.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)

    $folder = Join-Path $PSScriptRoot ../formatting
    # All properties as text, maps sorted by key: files and jobs do not keep the order of a map.
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

    # As from New-PSSession -HostName: the session reads objects with the types of PowerShell only.
    $remote = [runspacefactory]::CreateOutOfProcessRunspace([Management.Automation.Runspaces.TypeTable]::LoadDefaultTypeFiles())
    $remote.Open()
    $path = Join-Path $TestDrive u.xml
    function Invoke-Remote([string] $Script, $Argument) {
        $shell = [powershell]::Create($remote).AddScript($Script).AddArgument($Argument)
        $shell.Invoke()
        if ($shell.HadErrors) { throw $shell.Streams.Error[0] }
        $shell.Dispose()
    }
    Invoke-Remote 'Import-Module $args[0]' (Get-Module Earthscale).Path
    function Get-Unconverted($Object) {
        $Object | Export-Clixml $path
        Invoke-Remote 'Import-Clixml $args[0]' $path
    }

    $unsafe = '[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]'
    # Text that is made safe when it is read, or that the user typed.
    $notShown = [Earthscale.ApiVersionStatus], [Earthscale.ValidationError], [Earthscale.TagFilter], [Earthscale.BoundingBox]
    $shown = [Earthscale.Dataset].Assembly.GetExportedTypes() | Where-Object { $_.IsClass -and -not $_.IsAbstract -and -not $_.IsSubclassOf([Exception]) -and $_ -notin $notShown }
    $hostile = foreach ($type in $shown) { & (Join-Path $folder New-HostileObject.ps1) $type }

    # Signing in creates a context; the account of a session file is enough.
    $session = Join-Path $TestDrive session.json
    @{ auth_url = 'http://127.0.0.1:9'; user_email = "a`e[2J`u{9B}1m`u{202E}z"; access_token = 'a'; refresh_token = 'b'; expires_in = 3600; expires_at = [DateTimeOffset]::UtcNow.AddHours(1).ToString('o') } |
        ConvertTo-Json | Set-Content $session
    $env:EARTHSCALE_CREDENTIALS_FILE, $env:EARTHSCALE_AUTH_URL = $session, 'http://127.0.0.1:9'
    $hostile += Get-EsContext
    Remove-Item Env:/EARTHSCALE_CREDENTIALS_FILE, Env:/EARTHSCALE_AUTH_URL

    $rendering = $PSStyle.OutputRendering
    $PSStyle.OutputRendering = 'PlainText'
}

AfterAll {
    $PSStyle.OutputRendering = $rendering
    $remote.Dispose()
}

Describe 'The <View> views at <Width> columns' -ForEach @(
    foreach ($view in 'default', 'table', 'list') {
        foreach ($width in 80, 120) { @{ View = $view; Width = $width } }
    }
) {
    It 'match the golden files' {
        $golden = (Get-Content -Path (Join-Path $folder "golden/$View.$Width.txt") -Raw) -replace '\r\n', "`n"

        & (Join-Path $folder Get-View.ps1) -View $View -Width $Width | Should -BeExactly $golden
    }

    It 'fit, and contain no control or bidi characters' {
        $text = & (Join-Path $folder Get-View.ps1) -View $View -Width $Width

        ($text -split "`n" | Where-Object Length -GT $Width) | Should -BeNullOrEmpty
        $text | Should -Not -Match $unsafe
    }
}

Describe 'The output of every command' {
    It 'has a table, a list, and a sample' {
        $format = [xml] (Get-Content -Raw (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.Format.ps1xml))
        $samples = & (Join-Path $folder Samples.ps1)
        $types = (Get-Command -Module Earthscale).OutputType.Type | Where-Object Namespace -EQ Earthscale | Sort-Object FullName -Unique

        $types.Count | Should -BeGreaterThan 6
        foreach ($type in $types) {
            $format.Configuration.ViewDefinitions.View.Name | Should -Contain "$type.Table"
            $format.Configuration.ViewDefinitions.View.Name | Should -Contain "$type.List"
            # A context has credentials and cannot be created directly.
            if ($type -ne [Earthscale.EarthscaleContext]) { $samples.Keys | Should -Contain $type.Name }
        }
    }
}

Describe 'Views under the calendar of <_>' -ForEach 'th-TH', 'ar-SA' {
    It 'show the same times as in other cultures' {
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
    @{ Way = 'in an array'; Show = { , @($args[0], $args[0]) } }
    @{ Way = 'in a table'; Show = { $args[0] | Format-Table } }
    @{ Way = 'in a table with whole lines'; Show = { $args[0] | Format-Table -AutoSize -Wrap } }
    @{ Way = 'in a list'; Show = { $args[0] | Format-List } }
    @{ Way = 'in columns'; Show = { $args[0] | Format-Wide } }
    @{ Way = 'in a custom view'; Show = { $args[0] | Format-Custom } }
    @{ Way = 'as text'; Show = { $args[0] | Out-String -Stream } }
    @{ Way = 'after text'; Show = { 'text'; $args[0] } }
    @{ Way = 'from a session that converts nothing'; Show = { Get-Unconverted $args[0] } }
    @{ Way = 'from a session that converts nothing, after an object'; Show = { [Earthscale.DatasetVariable]::new(0, 1); Get-Unconverted $args[0] } }
    @{ Way = 'from a file'; Show = { $args[0] | Export-Clixml TestDrive:/o.xml; Import-Clixml TestDrive:/o.xml } }
    @{ Way = 'from a file, after an object'; Show = { [Earthscale.DatasetVariable]::new(0, 1); $args[0] | Export-Clixml TestDrive:/o.xml; Import-Clixml TestDrive:/o.xml } }
) {
    It 'write no control or bidi characters to the screen' {
        $PSStyle.OutputRendering = 'Ansi'
        try {
            foreach ($object in $hostile) {
                # The test ignores the text that PowerShell writes between columns and around headers.
                $text = (& $Show $object | Out-String -Width 300) -replace "`e\[[0-9;]*m"
                $text | Should -Not -Match $unsafe -Because $object.GetType()
            }
        }
        finally {
            $PSStyle.OutputRendering = 'PlainText'
        }
    }
}

Describe 'Errors about hostile names with rendering on, in <_>' -ForEach 'ConciseView', 'NormalView', 'CategoryView' {
    It 'write no control or bidi characters to the screen' {
        $text = "a`e[2J`u{9B}1m`a`b`u{202E}z"
        $row = [pscustomobject] @{ Name = $text; Url = 'gs://bucket/a.tif' }
        $ErrorView = $_
        $PSStyle.OutputRendering = 'Ansi'
        $env:EARTHSCALE_API_KEY = 'key'
        $env:EARTHSCALE_API_URL = 'http://127.0.0.1:9'
        try {
            foreach ($command in @(
                    { $row | Add-EsDataset -WhatIf }
                    { [pscustomobject] @{ Name = 'a'; Url = $text } | Add-EsDataset -WhatIf }
                    { [pscustomobject] @{ Name = 'a'; Url = 'gs://bucket/a.tif'; Tag = $text } | Add-EsDataset -WhatIf }
                    { [pscustomobject] @{ Url = 'gs://bucket/a.tif'; Tag = $text } | Add-EsDataset -WhatIf }
                    { Get-EsDataset -Name $text -MaximumRetryCount 0 }
                    { Get-EsDataset -Name "[$text" }
                    { Get-EsDataset -Tag $text }
                    { Get-EsDataset -Context $text }
                    { [pscustomobject] @{ DatasetId = New-Guid; Name = $text } | Remove-EsDataset -Confirm:$false -MaximumRetryCount 0 }
                    { Select-EsContext $text }
                    { $row | Sync-EsDataset -Name 'a*' -WhatIf -MaximumRetryCount 0 }
                    # In the other views, PowerShell itself shows an argument that it binds.
                    if ($_ -eq 'ConciseView') {
                        { [pscustomobject] @{ DatasetId = $text; Name = $text } | Remove-EsDataset -WhatIf }
                        { [pscustomobject] @{ Latitude = 1; Longitude = $text; VersionId = New-Guid } | Get-EsPixel }
                    }
                )) {
                $errors = try { (& $command 2>&1 3>&1) } catch { $_ }

                $shown = ($errors | Out-String -Width 300) -replace "`e\[[0-9;]*m"
                $shown | Should -Match 'EsDataset|EsContext|EsPixel' -Because $command
                $shown -replace '\r' | Should -Not -Match $unsafe -Because $command
            }
        }
        finally {
            Remove-Item Env:/EARTHSCALE_API_KEY, Env:/EARTHSCALE_API_URL
            $PSStyle.OutputRendering = 'PlainText'
        }
    }
}

Describe 'Objects <From>' -ForEach @(
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
    It 'keep their types, times, tags and statuses' {
        $samples = & (Join-Path $folder Samples.ps1)
        $all = 'Dataset', 'DatasetVersion', 'AddedDataset', 'RemovedDataset', 'DatasetSyncResult', 'PixelValue', 'AccountStatus' | ForEach-Object { $samples[$_] }
        $copies = & $Copy $all

        @($copies).Count | Should -Be $all.Count
        foreach ($i in 0..($all.Count - 1)) { Get-FullText $copies[$i] | Should -BeExactly (Get-FullText $all[$i]) }
        $copies[0].PSObject.Properties.Name | Where-Object { $_ -notmatch '^(PS|RunspaceId)' } | Should -Be $all[0].GetType().GetProperties().Name
    }
}

Describe 'Objects from a session that does not convert them' {
    BeforeAll {
        $samples = & (Join-Path $folder Samples.ps1)
        # Without the order of the characters in a line: the order of a map is not kept.
        function Get-OutputLine($Object, $View) { $Object | & $View | Out-String -Width 500 -Stream | ForEach-Object { -join ($_.TrimEnd().ToCharArray() | Sort-Object) } }
    }

    It 'are shown unchanged by <_>' -ForEach 'Format-Table', 'Format-List' {
        foreach ($type in $samples.Keys) { Get-OutputLine @(Get-Unconverted $samples[$type]) $_ | Should -BeExactly (Get-OutputLine $samples[$type] $_) -Because $type }
    }

    It 'have times that compare and sort' {
        $samples.Dataset.UpdatedAt | Should -Not -Be ($samples.Dataset.UpdatedAt | Sort-Object)
        (Get-Unconverted $samples.Dataset | Sort-Object UpdatedAt).UpdatedAt | Should -Be ($samples.Dataset.UpdatedAt | Sort-Object)
        @(Get-Unconverted $samples.Dataset | Where-Object CreatedAt -GE $samples.Dataset[0].CreatedAt).Count | Should -Be $samples.Dataset.Count
        $version = Get-Unconverted $samples.DatasetVersion[0]
        $version.CreatedAt, $version.VisualizationOptimization.UpdatedAt | Should -Be $samples.DatasetVersion[0].CreatedAt, $samples.DatasetVersion[0].VisualizationOptimization.UpdatedAt
    }

    It 'are found by the status of their optimizations' {
        Get-Unconverted $samples.DatasetVersion | Where-Object { $_.VisualizationOptimization.Status -eq 'Success' } | Should -HaveCount $samples.DatasetVersion.Count
    }

    It 'are converted by a cast' {
        foreach ($type in 'Dataset', 'DatasetVersion') {
            $bare = @(Get-Unconverted $samples[$type])

            $bare[0].PSTypeNames[0] | Should -Be "Deserialized.Earthscale.$type"
            $bare | ForEach-Object { Get-FullText ($_ -as "Earthscale.$type") } | Should -BeExactly @($samples[$type] | ForEach-Object { Get-FullText $_ })
        }
    }
}
