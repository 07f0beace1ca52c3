# Finds and runs the examples of the Markdown pages, and compares their output.

function Get-Example {
    <#
    .SYNOPSIS
    Finds the blocks of PowerShell in a page.

    .OUTPUTS
    A hashtable for each: Number, Code, Output (what the page shows for it) and MayFail (the page says so).
    #>
    [CmdletBinding()]
    [OutputType([hashtable])]
    param([Parameter(Mandatory)] [string] $Path)

    $page = (Get-Content -Path $Path -Raw) -replace '\r\n', "`n"
    $pattern = '(?ms)^```powershell\n(?<code>.*?)^```\n(?:\n*^```output\n(?<output>.*?)^```\n)?(?<after>(?:(?!```|#)[^\n]*\n)*)'
    $number = 0
    foreach ($match in [regex]::Matches($page, $pattern)) {
        $number++
        @{
            Number = $number
            Code = $match.Groups['code'].Value.TrimEnd()
            Output = $match.Groups['output'].Success ? $match.Groups['output'].Value.Trim("`n") : $null
            MayFail = $match.Groups['after'].Value -match 'writes an error'
        }
    }
}

function Invoke-Example {
    <#
    .SYNOPSIS
    Runs one example as if somebody typed it, signed in to an emulator through the environment.

    .OUTPUTS
    An object with Text, what a terminal of that width shows, and Errors.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)] [string] $Code,
        [Parameter(Mandatory)] $Emulator,
        [Parameter(Mandatory)] [int] $Width
    )

    # The answer of a user, or of the vault.
    function Read-Host { ConvertTo-SecureString $Emulator.ApiKey -AsPlainText -Force }
    function Get-Secret { ConvertTo-SecureString $Emulator.ApiKey -AsPlainText -Force }
    function Get-Credential { [pscredential]::new($Emulator.Email, (ConvertTo-SecureString $Emulator.Password -AsPlainText -Force)) }
    $ConfirmPreference = 'None'
    $PSStyle.OutputRendering = 'PlainText'
    # Line breaks depend on the language.
    [cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = 'en-US'
    $text = & ([scriptblock]::Create($Code)) 2>&1 -ErrorVariable failures | Where-Object { $_ -isnot [Management.Automation.ErrorRecord] } | Out-String -Width $Width
    [pscustomobject]@{ Text = $text; Errors = $failures }
}

function ConvertTo-ComparableText {
    <#
    .SYNOPSIS
    Leaves out of a screen what differs from run to run: times of day, the port, ids, blanks at the ends of lines.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [AllowEmptyString()] [string] $Text)

    $lines = $Text -split '\r?\n' | ForEach-Object { $_.TrimEnd() }
    (($lines -join "`n") -replace '\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d [+-]\d\d:\d\d)?', '(time)' -replace '127\.0\.0\.1:\d+', '127.0.0.1:(port)' -replace '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', '(id)').Trim("`n")
}

Export-ModuleMember -Function Get-Example, Invoke-Example, ConvertTo-ComparableText
