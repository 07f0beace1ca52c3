using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Language;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Parameters;

/// <summary>No parameter of any command accepts null or empty values: an empty filter would match everything.</summary>
public sealed class EmptyArgumentTests(SharedSession shared) : ReadOnlyFixture(shared)
{
    // Columns of a row: an empty cell means no value. A body may contain null. Compare and Sync have their own error for an empty input.
    private static readonly string[] s_mayBeEmpty =
    [
        "Add-EsDataset -Name", "Add-EsDataset -Url", "Add-EsDataset -InputObject", "Add-EsDataset -Type", "Add-EsDataset -Tag",
        "Add-EsDataset -VisualizationOptimization", "Add-EsDataset -PixelInfoOptimization", "Add-EsDataset -Band", "Add-EsDataset -GroupBy",
        "Add-EsDataset -FilenameDatePattern", "Add-EsDataset -FilenameBandPattern", "Add-EsDataset -Rename", "Invoke-EsRestMethod -Body", "Compare-EsDataset -InputObject", "Sync-EsDataset -InputObject",
    ];

    [Fact]
    public void Every_parameter_of_every_command_refuses_an_empty_value()
    {
        var parameters = Parameters().ToList();
        Assert.True(parameters.Count > 40);
        foreach (var (command, parameter) in parameters)
        {
            foreach (var empty in new object?[] { null, "", " ", Array.Empty<object>(), new object?[] { null }, DBNull.Value, NullString.Value, AutomationNull.Value, new object[] { AutomationNull.Value } })
            {
                Check(command, parameter, empty);
            }
        }

        Assert.Equal(0, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("Get-EsDataset", "Tag", "@{}")]
    [InlineData("Get-EsDataset", "Tag", "@{ sensor = $null }")]
    [InlineData("Get-EsDataset", "Tag", "@{ sensor = '' }")]
    [InlineData("Get-EsDataset", "Tag", "@{ '' = 'a' }")]
    [InlineData("Get-EsDataset", "Tag", "\"sensor:$misspelled\"")]
    [InlineData("Get-EsDataset", "Tag", "'a:b', $null")]
    [InlineData("Get-EsDataset", "Tag", "'a:b', @{ c = '' }")]
    [InlineData("Get-EsDataset", "Tag", "([Collections.Generic.Dictionary[string, string]]::new())")]
    [InlineData("Get-EsDataset", "Name", "'a', ''")]
    [InlineData("Get-EsDataset", "LiteralName", "'a', $null")]
    [InlineData("Get-EsDataset", "Name", "@{ Name = '' }")]
    [InlineData("Get-EsDataset", "BoundingBox", "$null, $null, $null, $null")]
    [InlineData("Invoke-EsRestMethod /v1/datasets", "Query", "@{ name = $null }")]
    [InlineData("Invoke-EsRestMethod /v1/datasets", "Query", "@{ name = '' }")]
    [InlineData("Invoke-EsRestMethod /v1/datasets", "Query", "@{ tag = @() }")]
    [InlineData("Invoke-EsRestMethod /v1/datasets", "Query", "@{ tag = 'a:b', $null }")]
    [InlineData("Remove-EsDataset -Confirm:$false", "DatasetId", "'', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'")]
    [InlineData("Remove-EsDataset -Confirm:$false", "DatasetId", "([guid]::Empty)")]
    [InlineData("Get-EsDatasetVersion", "VersionId", "([guid]::Empty), ([guid]::NewGuid())")]
    public void A_partial_value_is_refused_everywhere(string command, string parameter, string value)
    {
        var error = Assert.Single(Run($"{command} -{parameter} {value} | Out-Null").Errors);

        Assert.StartsWith("ParameterArgumentTransformationError", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("$null | Get-EsDataset")]
    [InlineData("'' | Get-EsDataset")]
    [InlineData("[pscustomobject]@{ Name = $null; Other = 'x' } | Get-EsDataset")]
    [InlineData("[pscustomobject]@{ Nmae = 'x' } | Get-EsDataset")]
    [InlineData("[pscustomobject]@{ DatasetId = '' } | Remove-EsDataset -Confirm:$false")]
    [InlineData("[pscustomobject]@{ DatasetId = ''; Name = 'test' } | Remove-EsDataset -Confirm:$false")]
    [InlineData("[pscustomobject]@{ Id = [guid]::NewGuid(); Name = 'test' } | Remove-EsDataset -Confirm:$false")]
    [InlineData("@{ DatasetId = $null; Name = 'test' } | Remove-EsDataset -Confirm:$false")]
    [InlineData("[pscustomobject]@{ DatasetId = ''; Name = 'test' } | Get-EsDatasetVersion")]
    [InlineData("[pscustomobject]@{ Name = 'test' } | Get-EsDatasetVersion")]
    [InlineData("[pscustomobject]@{ DatasetId = $null } | Get-EsDatasetVersion")]
    public void A_row_without_a_value_is_an_error_for_that_row(string script)
    {
        Assert.Single(Run(script).Errors);
        Assert.Equal(0, Emulator.RequestCount);
    }

    private void Check(string command, string parameter, object? empty)
    {
        var result = Run("param($command, $arguments) $ErrorActionPreference = 'Stop'; & $command @arguments", command, new Hashtable { [parameter] = empty });

        Assert.True(
            result.Errors is [{ FullyQualifiedErrorId: var id }] && (parameter == "ApiKey" || id.StartsWith("ParameterArgument", StringComparison.Ordinal) || id.StartsWith("CannotConvertArgument", StringComparison.Ordinal)),
            $"{command} -{parameter} takes {empty switch { null => "null", string text => $"'{text}'", IList { Count: 0 } => "@()", IList => "@($null)", _ => empty.GetType().Name }}: add [RequiredValue] to it. {string.Join("; ", result.Errors)}");
    }

    private IEnumerable<(string Command, string Parameter)> Parameters() =>
        from command in Run("Get-Command -Module Earthscale -CommandType Cmdlet").ThrowOnError().Output.Select(item => (CmdletInfo)item.BaseObject)
        from parameter in command.Parameters.Values
        where parameter.ParameterType != typeof(SwitchParameter) && !Cmdlet.CommonParameters.Contains(parameter.Name)
            && !s_mayBeEmpty.Contains($"{command.Name} -{parameter.Name}")
        select (command.Name, parameter.Name);
}
