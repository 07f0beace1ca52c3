# Measures one arm in this pwsh, and prints the result as a line of JSON.
param(
    [Parameter(Mandatory)] [ValidateSet('cmdlet', 'irm', 'irm-session')] [string] $Arm,
    [Parameter(Mandatory)] [uri] $ApiUri,
    [Parameter(Mandatory)] [int] $Count,
    [Parameter(Mandatory)] [int] $PageSize,
    [Parameter(Mandatory)] [string] $Module
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# The loop that people write who have no module.
function Get-ByRestMethod {
    param([switch] $WithSession)

    $more = @{ }
    if ($WithSession) {
        $more.WebSession = [Microsoft.PowerShell.Commands.WebRequestSession]::new()
    }

    $cursor = $null
    do {
        $uri = "${ApiUri}v1/datasets/cursor?limit=$PageSize"
        if ($cursor) {
            $uri += "&cursor=$([uri]::EscapeDataString($cursor))"
        }

        $page = Invoke-RestMethod -Uri $uri -Headers @{ 'x-earthscale-api-key' = 'bench-key' } @more
        $page.items
        $cursor = $page.next_cursor
    } while ($cursor)
}

$list = switch ($Arm) {
    'cmdlet' { Import-Module $Module; { Get-EsDataset -PageSize $PageSize } }
    'irm' { { Get-ByRestMethod } }
    'irm-session' { { Get-ByRestMethod -WithSession } }
}

function Measure-Once {
    $cpu = [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime
    $allocated = [GC]::GetTotalAllocatedBytes($true)
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $seen = (& $list | Measure-Object).Count
    $ms = $watch.Elapsed.TotalMilliseconds
    if ($seen -ne $Count) {
        throw "$Arm gave $seen datasets of $Count."
    }

    [pscustomobject]@{
        Ms = $ms
        CpuMs = ([Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime - $cpu).TotalMilliseconds
        Bytes = [GC]::GetTotalAllocatedBytes($true) - $allocated
    }
}

$fresh = Measure-Once
$warm = [Collections.Generic.List[object]]::new()
$spent = 0
while ($warm.Count -eq 0 -or ($warm.Count -lt 9 -and $spent -lt 4000)) {
    $run = Measure-Once
    $spent += $run.Ms
    $warm.Add($run)
}

function Get-Middle ([double[]] $Number) {
    ($Number | Sort-Object)[[int][math]::Floor(($Number.Count - 1) / 2)]
}

@{
    FreshMs = $fresh.Ms
    WarmMs = @($warm.Ms)
    CpuMs = Get-Middle $warm.CpuMs
    AllocatedBytes = Get-Middle $warm.Bytes
    PeakBytes = [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
} | ConvertTo-Json -Compress
