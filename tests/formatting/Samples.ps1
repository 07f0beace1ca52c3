# One object of each type, and difficult ones: long names, wide letters, terminal escapes.
# Uses only language features, because the hosted engine has no Utility commands.
# Times are local, so that the views are the same in every time zone.

function Local([string] $Text) { [DateTimeOffset] [DateTime]::ParseExact($Text, 'yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture) }

function Tags([Collections.Specialized.OrderedDictionary] $Map) {
    $tags = [Collections.Generic.Dictionary[string, string]]::new()
    foreach ($key in $Map.Keys) { $tags[$key] = $Map[$key] }
    , [Earthscale.TagDictionary]::new($tags)
}

function Map([type] $Type, [Collections.Specialized.OrderedDictionary] $Map) {
    $made = [Activator]::CreateInstance([Collections.Generic.Dictionary`2].MakeGenericType([string], $Type))
    foreach ($key in $Map.Keys) { $made[$key] = $Map[$key] }
    , $made
}

function Dataset([string] $Name, [string] $Type, [string] $Updated, $Tags) {
    [Earthscale.Dataset] @{
        Name = $Name; Type = $Type; Tags = $Tags; Labels = [Earthscale.DatasetLabel[]] @([Earthscale.DatasetLabel]::new('team', 'land'))
        DatasetId = '0a1b2c3d-0000-4000-8000-000000000001'; DatasetVersionId = '0a1b2c3d-0000-4000-8000-000000000002'
        CreatedAt = (Local '2024-03-01 08:00:00'); UpdatedAt = (Local $Updated)
    }
}

$hostile = "safe`e[2J`u{202E}txt.exe`a`nnext`u{9B}31m"
$tiles = [Earthscale.TileServer]::new('https://tiles.example/v1/raster/0a1b2c3d-0000-4000-8000-000000000002/tiles/{z}/{x}/{y}.png', $null, 0, 14)
$done = [Earthscale.Optimization]::new('success', (Local '2024-03-02 10:15:30'))
$never = [Earthscale.Optimization]::new('not_started', $null)

function Version([string] $Name, $Tags) {
    [Earthscale.DatasetVersion] @{
        Name = $Name; Type = 'raster'; Tags = $Tags; Labels = [Earthscale.DatasetLabel[]] @()
        DatasetId = '0a1b2c3d-0000-4000-8000-000000000001'; DatasetVersionId = '0a1b2c3d-0000-4000-8000-000000000002'
        CreatedAt = (Local '2024-03-01 08:00:00')
        Variables = (Map ([Earthscale.DatasetVariable]) ([ordered]@{ red = [Earthscale.DatasetVariable]::new(12, 9874.5); nir = [Earthscale.DatasetVariable]::new(8, 10512) }))
        VisualizationOptimization = $done
        PixelInfoOptimizations = (Map ([Earthscale.Optimization]) ([ordered]@{ time = $done; latitude = $never }))
        DynamicTileServer = $tiles; OptimizedTileServer = $null
    }
}

@{
    'Dataset' = @(
        Dataset 'sentinel-2-l2a-alps' raster '2024-05-01 08:00:59' (Tags ([ordered]@{ sensor = 'sentinel-2'; level = 'l2a'; region = 'alps' }))
        Dataset 'a-name-that-somebody-made-out-of-everything-they-knew-about-the-scene-2024-05-01-v3' raster '2024-12-31 23:59:59' ([Earthscale.TagDictionary]::Empty)
        Dataset '地名-gazetteer' vector '2024-12-24 09:00:00' (Tags ([ordered]@{ theme = 'places'; region = '日本' }))
        Dataset $hostile vector '2024-01-02 03:04:05' (Tags ([ordered]@{ "k`e]0;x`a" = "v`u{2066}" }))
    )
    'DatasetVersion' = @(
        Version 'sentinel-2-l2a-alps' (Tags ([ordered]@{ sensor = 'sentinel-2'; 'iso:level' = '1' }))
        Version $hostile ([Earthscale.TagDictionary]::Empty)
    )
    'AddedDataset' = @(
        [Earthscale.AddedDataset] @{ Name = 'new'; DatasetId = '0a1b2c3d-0000-4000-8000-000000000001'; DatasetVersionId = '0a1b2c3d-0000-4000-8000-000000000002' }
        [Earthscale.AddedDataset] @{ Name = $hostile; DatasetId = '0a1b2c3d-0000-4000-8000-000000000003'; DatasetVersionId = '0a1b2c3d-0000-4000-8000-000000000004' }
    )
    'RemovedDataset' = @(
        [Earthscale.RemovedDataset] @{ Name = 'old'; DatasetId = '0a1b2c3d-0000-4000-8000-000000000001'; MarkerVersionId = '0a1b2c3d-0000-4000-8000-000000000002' }
        [Earthscale.RemovedDataset] @{ Name = $null; DatasetId = '0a1b2c3d-0000-4000-8000-000000000003'; MarkerVersionId = $null }
    )
    'TileServer' = @($tiles)
    'Optimization' = @($done, $never)
    'DatasetVariable' = @([Earthscale.DatasetVariable]::new(-27.5, 4.25), [Earthscale.DatasetVariable]::new(0, 0.0871))
    'DatasetLabel' = @([Earthscale.DatasetLabel]::new('team', 'land'), [Earthscale.DatasetLabel]::new("a`e[1m", "b`rc"))
    'TagDictionary' = , (Tags ([ordered]@{ sensor = 'sentinel-2'; 'a:b' = "c`e[31m" }))
    'DatasetDifference' = @([Earthscale.DatasetDifference]::new('Name', $hostile, "b`e]0;x`a"), [Earthscale.DatasetDifference]::new('Tag:stage', 'raw', $null))
    'DatasetComparison' = @(
        [Earthscale.DatasetComparison] @{
            Result = 'Different'; Name = 'old'; Difference = [string[]] @('Tag:stage'); Detail = [Earthscale.DatasetDifference[]] @([Earthscale.DatasetDifference]::new('Tag:stage', 'raw', 'final'))
            RowNumber = 3; DatasetId = '0a1b2c3d-0000-4000-8000-000000000001'; Scope = 'ManagedBy drones'; CatalogUrl = 'https://api.example'
        }
        [Earthscale.DatasetComparison] @{
            Result = $hostile; Name = $hostile; Difference = [string[]] @($hostile); Detail = [Earthscale.DatasetDifference[]] @([Earthscale.DatasetDifference]::new('x', $hostile, $hostile))
            Blocked = $hostile; Request = $hostile; ManagedBy = $hostile; Scope = $hostile; CatalogUrl = $hostile
        }
    )
    'DatasetSyncResult' = @(
        [Earthscale.DatasetSyncResult] @{ Action = 'Add'; Status = 'Done'; Name = 'new'; RowNumber = 1 }
        [Earthscale.DatasetSyncResult] @{ Action = 'Remove'; Status = 'Failed'; Name = $hostile; Difference = [string[]] @($hostile); Reason = $hostile }
    )
    'PixelValue' = @(
        [Earthscale.PixelValue] @{ DatasetVersionId = '0a1b2c3d-0000-4000-8000-000000000002'; Longitude = 8.5; Latitude = 46.5; Variable = 'nir'; Dimension = 'time'; Index = 3; Value = 1034.25 }
        [Earthscale.PixelValue] @{ DatasetVersionId = '0a1b2c3d-0000-4000-8000-000000000002'; Longitude = -179.123456; Latitude = -89.5; Variable = $hostile; Dimension = $hostile; Index = $null; Value = $null }
    )
    'AccountStatus' = @(
        [Earthscale.AccountStatus] @{ Succeeded = $true; Name = 'prod'; ApiUri = 'https://api.example'; IsDeprecated = $true; RemovedAfter = [DateOnly]::new(2027, 3, 31); NewestApiVersion = 2; DeprecationMessage = 'Use version 2.' }
        [Earthscale.AccountStatus] @{ Succeeded = $false; Name = $hostile; Account = $hostile; ApiUri = 'https://api.example'; Problem = $hostile; ErrorId = 'NotAuthorized'; DeprecationMessage = $hostile }
    )
}
