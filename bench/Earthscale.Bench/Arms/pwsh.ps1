# Measures one arm in this pwsh: for every line of the input one listing, and one line of JSON.
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

function Measure-FirstObject {
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $null = & $list | Select-Object -First 1
    $watch.Elapsed.TotalMilliseconds
}

while ($null -ne [Console]::In.ReadLine()) {
    $listing = Measure-Listing
    $listing.FirstObjectMs = Measure-FirstObject
    [Console]::Out.WriteLine(($listing | ConvertTo-Json -Compress))
}
