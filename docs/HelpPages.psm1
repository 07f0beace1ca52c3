# Converts the Markdown pages to the help files of the module, and compares them with the commands.

function Update-HelpPage {
    <#
    .SYNOPSIS
    Brings a page's syntax and its parameters' facts in step with the command; the words stay as they are.

    .DESCRIPTION
    Takes the generated parts from a page that platyPS has just made of the built command. Parameters that the command no
    longer has go; new ones come in with a placeholder for their words, which a test refuses.
    #>
    [CmdletBinding(SupportsShouldProcess)]
    param(
        # The page. It is created if it does not exist.
        [Parameter(Mandatory)] [string] $Path,
        # The page that platyPS creates from the command.
        [Parameter(Mandatory)] [string] $GeneratedPath
    )

    $generated = (Read-Page $GeneratedPath) -replace '(?m)^ms\.date: .*\n' -replace 'Nullable`1\[(?:\w+\.)*(\w+)\]', '$1' -replace '`\d+\[', '['
    if (-not (Test-Path $Path)) {
        Write-Page -Path $Path -Text $generated
        return
    }

    $page = Read-Page $Path
    $command = Get-Command ([IO.Path]::GetFileNameWithoutExtension($Path))
    $fresh = Split-Parameter (Get-Section $generated 'PARAMETERS')
    $written = Split-Parameter (Get-Section $page 'PARAMETERS')
    $parts = foreach ($name in $fresh.Keys) {
        if ($name -eq 'CommonParameters') { $fresh[$name]; continue }
        $words = $written.Contains($name) ? ($written[$name] -replace '(?s)```yaml\n.*') : ($fresh[$name] -replace '(?s)```yaml\n.*')
        $facts = $fresh[$name] -replace '(?s)^.*?(?=```yaml\n)' -replace "(?m)^DefaultValue: .*", "DefaultValue: '$((Get-DefaultText $command.Parameters[$name]) -replace "'", "''")'"
        $words + $facts
    }
    $page = Set-Section $page 'PARAMETERS' ("`n" + ($parts -join ''))
    # platyPS reads the common parameters from a page, but does not write them for a compiled command.
    $syntax = [regex]::Replace((Get-Section $generated 'SYNTAX'), '(?m)^(?!```)(.+)\n```$', {
            $last = $args[0].Groups[1].Value
            $last + ($last.Length -lt 80 ? '' : "`n") + " [<CommonParameters>]`n``````"
        })
    $page = Set-Section $page 'SYNTAX' $syntax
    if ($PSCmdlet.ShouldProcess($Path, 'Update help page')) {
        Write-Page -Path $Path -Text $page
    }
}

function Optimize-Maml {
    <#
    .SYNOPSIS
    Puts the parts of help where Get-Help looks for them.

    .DESCRIPTION
    platyPS writes an example's code, output and words into its introduction, fences and all, and knows no pipeline input
    by value, and no defaults. Here code becomes code, the rest remarks; pipeline input and defaults are taken from the command.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Path)

    $maml = [xml](Get-Content -Path $Path -Raw)
    $names = [Xml.XmlNamespaceManager]::new($maml.NameTable)
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')
    foreach ($example in $maml.SelectNodes('//command:example', $names)) {
        Move-ExamplePart $example $names
    }
    foreach ($help in $maml.SelectNodes('//command:command', $names)) {
        $command = Get-Command $help.SelectSingleNode('command:details/command:name', $names).InnerText
        foreach ($parameter in $help.SelectNodes('.//command:parameter', $names)) {
            $name = $parameter.SelectSingleNode('maml:name', $names).InnerText
            $parameter.SetAttribute('pipelineInput', (Get-PipelineInput $command.Parameters[$name]))
            if ($default = Get-DefaultText $command.Parameters[$name]) {
                $element = $maml.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))
                $element.InnerText = $default
                $null = $parameter.AppendChild($element)
            }
        }
    }
    # Links between the pages work only on the web; Get-Help shows the names.
    foreach ($uri in $maml.SelectNodes('//maml:navigationLink/maml:uri', $names)) {
        if ($uri.InnerText -notmatch '^https:') { $uri.InnerText = '' }
    }
    $settings = [Xml.XmlWriterSettings] @{ Indent = $true; Encoding = [Text.UTF8Encoding]::new($false); NewLineChars = "`n" }
    $writer = [Xml.XmlWriter]::Create($Path, $settings)
    $maml.Save($writer)
    $writer.Dispose()
    [IO.File]::AppendAllText($Path, "`n")
}

function ConvertTo-AboutText {
    <#
    .SYNOPSIS
    Makes the plain text that Get-Help about_* shows of an about page.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param([Parameter(Mandatory)] [string] $Path)

    $body = ((Read-Page $Path) -replace '(?s)\A---\n.*?\n---\n').Trim("`n")
    $blocks = foreach ($match in [regex]::Matches($body, '(?ms)^```\w*\n(?<code>.*?)^```|^#+ (?<heading>[^\n]+)|(?<text>(?:(?!^#|^```)[^\n]+\n?)+)')) {
        if ($match.Groups['heading'].Success) { Format-Heading $match.Groups['heading'].Value }
        elseif ($match.Groups['code'].Success) { ($match.Groups['code'].Value.TrimEnd() -replace '(?m)^(?=.)', '        ') + "`n" }
        else { ($match.Groups['text'].Value -split '(?m)^(?=- |\d+\. )' -ne '' | ForEach-Object { Format-Paragraph $_ }) -join "`n"; '' }
    }
    ($blocks -join "`n").TrimEnd() + "`n"
}

# Get-Help shows the fifth line as the synopsis.
function Format-Heading([string] $Text) {
    $Text -like 'about_*' ? "TOPIC`n    $Text`n" : $Text.ToUpperInvariant()
}

function Format-Paragraph([string] $Text) {
    $plain = $Text -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '`', '' -replace '\*\*', '' -replace '\\(.)', '$1'
    # Indents the further lines of a list item.
    $indent = ' ' * (3 + [regex]::Match($plain, '^(- |\d+\. )').Length)
    $lines = @('   ')
    foreach ($word in -split $plain) {
        if ($lines[-1].Length + 1 + $word.Length -gt 78) { $lines += $indent }
        $lines[-1] += " $word"
    }
    $lines -join "`n"
}

function Move-ExamplePart($Example, $Names) {
    $introduction = $Example.SelectSingleNode('maml:introduction', $Names)
    $text = ($introduction.SelectNodes('maml:para', $Names).InnerText | Where-Object { $_ -ne [char] 0x80 }) -join "`n`n"
    $match = [regex]::Match($text, '(?s)^```powershell\n(?<code>.*?)\n```\s*(?:```output\n(?<output>.*?)\n```)?\s*(?<words>.*)$')
    $Example.SelectSingleNode('dev:code', $Names).InnerText = $match.Groups['code'].Value
    $remarks = $Example.SelectSingleNode('dev:remarks', $Names)
    foreach ($part in $match.Groups['output'].Value, $match.Groups['words'].Value) {
        if ($part) {
            $paragraph = $Example.OwnerDocument.CreateElement('maml', 'para', $Names.LookupNamespace('maml'))
            $paragraph.InnerText = $part
            $null = $remarks.AppendChild($paragraph)
        }
    }
    # Separates the examples.
    $null = $remarks.AppendChild($Example.OwnerDocument.CreateElement('maml', 'para', $Names.LookupNamespace('maml')))
    $introduction.RemoveAll()
}

function Get-PipelineInput($Parameter) {
    $sets = $Parameter.ParameterSets.Values
    $ways = @(
        if ($sets.ValueFromPipeline -contains $true) { 'ByValue' }
        if ($sets.ValueFromPipelineByPropertyName -contains $true) { 'ByPropertyName' }
    )
    $ways ? "True ($($ways -join ', '))" : 'False'
}

# The default is an attribute of the parameter, because the metadata of a compiled command has no other source for it.
function Get-DefaultText($Parameter) {
    $default = $Parameter.Attributes | Where-Object { $_ -is [Management.Automation.PSDefaultValueAttribute] }
    $text = $default.Help ? $default.Help : $default.Value
    if (-not $text -and $Parameter.ParameterType -eq [switch]) { $text = 'False' }
    "$text"
}

function Get-Section([string] $Page, [string] $Name) {
    [regex]::Match($Page, "(?ms)^## $Name\n(.*?)(?=^## |\z)").Groups[1].Value
}

function Set-Section([string] $Page, [string] $Name, [string] $Text) {
    [regex]::Replace($Page, "(?ms)(?<=^## $Name\n).*?(?=^## |\z)", { $Text })
}

function Split-Parameter([string] $Section) {
    $parts = [ordered]@{}
    foreach ($match in [regex]::Matches($Section, '(?ms)^### -?(?<name>\w+)\n.*?(?=^### |\z)')) {
        $parts[$match.Groups['name'].Value] = $match.Value
    }
    $parts
}

function Read-Page([string] $Path) { (Get-Content -Path $Path -Raw) -replace '\r\n', "`n" }

function Write-Page([string] $Path, [string] $Text) { [IO.File]::WriteAllText($Path, $Text) }

Export-ModuleMember -Function Update-HelpPage, Optimize-Maml, ConvertTo-AboutText
