<#
.SYNOPSIS
Prints what scripts can rely on: commands with their parameters, types with their members, and error ids.

.DESCRIPTION
Expects the module to be imported.
#>
[CmdletBinding()]
[OutputType([string])]
param()

$common = [Management.Automation.Cmdlet]::CommonParameters + [Management.Automation.Cmdlet]::OptionalCommonParameters
$flags = [Reflection.BindingFlags] 'Public, Instance, Static, DeclaredOnly'
# Members that the compiler adds to every record.
$ofRecords = 'EqualityContract', 'Equals', 'GetHashCode', 'Deconstruct', 'ToString', 'PrintMembers'

'# Commands'
foreach ($command in Get-Command -Module Earthscale | Sort-Object Name) {
    "$($command.Name) -> $($command.OutputType.Name -join ', ')"
    foreach ($parameter in $command.Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name) {
        $sets = foreach ($set in $parameter.ParameterSets.Keys | Sort-Object) {
            $facts = $parameter.ParameterSets[$set]
            $ways = @(
                if ($facts.IsMandatory) { 'mandatory' }
                if ($facts.Position -ge 0) { "position $($facts.Position)" }
                if ($facts.ValueFromPipeline) { 'pipeline' }
                if ($facts.ValueFromPipelineByPropertyName) { 'property' }
            )
            "$set$($ways ? " ($($ways -join ', '))" : '')"
        }
        $aliases = $parameter.Aliases ? " alias $($parameter.Aliases -join ', ')" : ''
        "  -$($parameter.Name) $($parameter.ParameterType)$aliases; $($sets -join '; ')"
    }
}

''
'# Types'
foreach ($type in [Earthscale.Dataset].Assembly.GetExportedTypes() | Sort-Object FullName) {
    "$($type.FullName) : $($type.BaseType)"
    if ($type.IsEnum) {
        "  $([enum]::GetNames($type) -join ', ')"
        continue
    }
    $members = foreach ($member in $type.GetMembers($flags)) {
        $isAccessor = $member -is [Reflection.MethodInfo] -and $member.IsSpecialName
        if (-not $isAccessor -and $member.Name -notin $ofRecords -and $member.Name -notlike '<*') { "  $($member.MemberType) $member" }
    }
    $members | Sort-Object -Culture ''
}

''
'# Error ids'
$ids = @()
foreach ($name in 'Errors.ErrorId', 'Catalog.BlockReason') {
    $ids += (Get-Command Get-EsDataset).ImplementingType.Assembly.GetType("Earthscale.PowerShell.$name").GetFields('Public, Static').Name
}
$ids | Sort-Object -Unique -Culture ''
