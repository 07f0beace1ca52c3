# What screens show, against golden text; tests/formatting/Update-Golden.ps1 renews it.

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot support/Emulator.psm1)
    Import-Module (Join-Path $PSScriptRoot ../../out/Earthscale/Earthscale.psd1)

    $folder = Join-Path $PSScriptRoot ../formatting
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

Describe 'Views elsewhere' {
    It 'also suit objects that come back from a file or a job' {
        $samples = & (Join-Path $folder Samples.ps1)
        $samples.Dataset[0] | Export-Clixml TestDrive:/dataset.xml

        Import-Clixml TestDrive:/dataset.xml | Out-String -Width 80 | Should -BeLike '*sentinel-2-l2a-alps*2024-05-01 08:00 *:*'
    }
}
