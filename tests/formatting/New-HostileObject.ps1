<#
.SYNOPSIS
Makes an object of one of the module's types, with terminal escapes in all its text.

.DESCRIPTION
Fills every property, and what properties hold, down to keys and values of maps.

.PARAMETER Type
The type.
#>
[CmdletBinding()]
[OutputType([object])]
param([Parameter(Mandatory)] [type] $Type)

# Escape sequences in their 7-bit and 8-bit forms, a window title, bell, backspace, line breaks, tab, and bidi overrides.
$hostile = "a`e[2J`u{9B}31m`e]0;x`a`b`r`n`t`u{7F}`u{85}`u{2028}`u{202E}`u{2066}`u{200F}`u{61C}z"

function Get-Map([type] $Value) {
    $map = [Activator]::CreateInstance([Collections.Generic.Dictionary`2].MakeGenericType([string], $Value))
    $map[$hostile] = Get-Value $Value
    , $map
}

function Get-Record([type] $Record) {
    $constructor = $Record.GetConstructors() | Sort-Object { $_.GetParameters().Count } | Select-Object -Last 1
    $made = $constructor.Invoke(@($constructor.GetParameters() | ForEach-Object { , (Get-Value $_.ParameterType) }))
    foreach ($property in $Record.GetProperties() | Where-Object SetMethod) { $property.SetValue($made, (Get-Value $property.PropertyType)) }
    , $made
}

function Get-Value([type] $Value) {
    $inner = $Value.IsGenericType ? $Value.GetGenericArguments()[-1] : $null
    switch ($Value) {
        { $_ -eq [string] } { return $hostile }
        { $_ -eq [uri] } { return [uri] "https://api.example/`e[2J" }
        { $_ -eq [guid] } { return [guid]::NewGuid() }
        { $_ -eq [Earthscale.TagDictionary] } { return , [Earthscale.TagDictionary]::new((Get-Map ([string]))) }
        { $_.Name -eq 'Nullable`1' } { return Get-Value $inner }
        { $_.Name -eq 'IReadOnlyDictionary`2' } { return , (Get-Map $inner) }
        { $_.Name -eq 'IReadOnlyList`1' } { return , (@(, (Get-Value $inner)) -as $inner.MakeArrayType()) }
        { $_.IsValueType } { return [Activator]::CreateInstance($_) }
    }
    , (Get-Record $Value)
}

, (Get-Value $Type)
