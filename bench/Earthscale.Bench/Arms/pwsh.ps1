# Measures one arm in this pwsh: reads one line of input, lists once, and writes one line of JSON.
param(
    [Parameter(Mandatory)] [ValidateSet('Get-EsDataset', 'Invoke-RestMethod')] [string] $Arm,
    [Parameter(Mandatory)] [uri] $ApiUri,
    [Parameter(Mandatory)] [int] $Count,
    [Parameter(Mandatory)] [int] $PageSize,
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# The loop that users write without the module.
function Get-ByRestMethod {
    $cursor = $null
    do {
        $uri = "${ApiUri}v1/datasets/cursor?limit=$PageSize"
        if ($cursor) {
            $uri += "&cursor=$([uri]::EscapeDataString($cursor))"
        }

        $page = Invoke-RestMethod -Uri $uri -Headers @{ 'x-earthscale-api-key' = 'bench-key' }
        $page.items
        $cursor = $page.next_cursor
    } while ($cursor)
}

if ($Arm -eq 'Get-EsDataset') {
    Import-Module $Module
    $list = { Get-EsDataset -PageSize $PageSize }
}
else {
    $list = { Get-ByRestMethod }
}

function Measure-Listing {
    $cpu = [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime
    $allocated = [GC]::GetTotalAllocatedBytes($true)
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $seen = (& $list | Measure-Object).Count
    $ms = $watch.Elapsed.TotalMilliseconds
    $now = [Diagnostics.Process]::GetCurrentProcess()
    if ($seen -ne $Count) {
        throw "$Arm gave $seen datasets of $Count."
    }

    @{
        Ms = $ms
        CpuMs = ($now.TotalProcessorTime - $cpu).TotalMilliseconds
        AllocatedBytes = [GC]::GetTotalAllocatedBytes($true) - $allocated
        PeakBytes = $now.PeakWorkingSet64
    }
}

while ($null -ne [Console]::In.ReadLine()) {
    [Console]::Out.WriteLine((Measure-Listing | ConvertTo-Json -Compress))
}
