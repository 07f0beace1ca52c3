# Lists have no @( ), which PowerShell would compile at import: see docs/design.md.
@{
    RootModule = 'Earthscale.PowerShell.dll'
    ModuleVersion = '0.1.0'
    GUID = '6f1c0f6e-8f5e-4b38-9d0b-6a5f2f0f3c11'
    Author = 'The Earthscale for PowerShell contributors'
    CompanyName = 'Earthscale'
    Copyright = '(c) The Earthscale for PowerShell contributors. MIT License.'
    Description = 'Lists, adds, describes and removes the geospatial datasets of an Earthscale account: satellite images, Zarr cubes, vector files, tile servers.'
    PowerShellVersion = '7.4'
    CompatiblePSEditions = 'Core'
    RequiredAssemblies = 'Earthscale.Model.dll', 'Earthscale.PowerShell.dll'
    TypesToProcess = 'Earthscale.Types.ps1xml'
    FormatsToProcess = 'Earthscale.Format.ps1xml'
    FunctionsToExport = @()
    CmdletsToExport = 'Add-EsDataset',
        'Compare-EsDataset',
        'Connect-EsAccount',
        'ConvertTo-EsTileJson',
        'Disconnect-EsAccount',
        'Get-EsContext',
        'Get-EsDataset',
        'Get-EsDatasetVersion',
        'Get-EsPixel',
        'Invoke-EsRestMethod',
        'Remove-EsDataset',
        'Select-EsContext',
        'Sync-EsDataset',
        'Test-EsAccount',
        'Wait-EsDatasetVersion'
    VariablesToExport = @()
    AliasesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = 'Earthscale', 'geospatial', 'GIS', 'raster', 'vector', 'Zarr', 'satellite', 'catalog', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS'
            # ASSUMED until the project is published: see src/Earthscale.PowerShell/ProjectLink.cs.
            ProjectUri = 'https://github.com/earthscale/earthscale-powershell'
            LicenseUri = 'https://github.com/earthscale/earthscale-powershell/blob/main/LICENSE'
            # The Package task of build.ps1 puts the newest part of the changelog here.
            ReleaseNotes = 'https://github.com/earthscale/earthscale-powershell/blob/main/CHANGELOG.md'
        }
    }
}
