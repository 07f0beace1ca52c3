using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>Names on the command line select exactly their datasets, and rows are used by their id only.</summary>
public sealed class NameArgumentTests : EmulatorFixture
{
    private const string Names = "'Foo', 'foo', 'BAR', 'Bar', 'plan[2024]', 'plan2', 'plan0', 'scene-1', 'scene-2'";

    protected override EmulatorOptions Options => base.Options with { SampleCatalog = false };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Run($"{Names} | ForEach-Object {{ Add-EsDataset $_ gs://b/1.tif }}").ThrowOnError();
        Emulator.ClearRequests();
    }

    [Theory]
    [InlineData("-Name foo", "foo")]
    [InlineData("-Name SCENE-1", "scene-1")]
    [InlineData("-Name scene-1, scene-*, Scene-1", "scene-1,scene-2")]
    [InlineData("-Name 'plan[0-9]'", "plan0,plan2")]
    [InlineData("-Name 'plan`[2024`]'", "plan[2024]")]
    [InlineData("-LiteralName 'plan[2024]'", "plan[2024]")]
    [InlineData("-Name 'none*'", "")]
    [InlineData("-Name 'plan[2024]'", "", "AmbiguousName")]
    [InlineData("-Name fOO, scene-2", "scene-2", "AmbiguousName")]
    [InlineData("-LiteralName bar", "", "AmbiguousName")]
    [InlineData("-LiteralName 'scene-*'", "", "DatasetNotFound")]
    [InlineData("-Name none, scene-1", "scene-1", "DatasetNotFound")]
    [InlineData("-Name '[open'", "", "InvalidNamePattern")]
    public void Names_mean_what_was_typed(string arguments, string expected, string? error = null)
    {
        var expectedNames = expected.Length == 0 ? [] : expected.Split(',');

        var described = Run($"Get-EsDatasetVersion {arguments}");
        var removed = Run($"Remove-EsDataset {arguments} -Confirm:$false -PassThru");

        foreach (var result in new[] { described, removed })
        {
            Assert.Equal(expectedNames, result.Values<string>("Name").Order(StringComparer.Ordinal));
            Assert.Equal(error is null ? [] : [error], result.ErrorIds);
        }

        Assert.Equal(expectedNames, Emulator.StoredDeletions().Select(deletion => deletion.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_ambiguous_name_gives_the_ids()
    {
        var ids = Emulator.StoredDatasets().Where(dataset => dataset.Name.Equals("foo", StringComparison.OrdinalIgnoreCase)).Select(dataset => $"-DatasetId {dataset.DatasetId}");

        var error = Assert.Single(Run("Remove-EsDataset -Name FOO -Confirm:$false").Errors).ToString();

        Assert.All(ids, id => Assert.Contains(id, error, StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_removes_nothing_and_a_failed_listing_removes_nothing()
    {
        Run("Remove-EsDataset -Name scene-* -WhatIf").ThrowOnError();
        var listings = 0;
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 1, target => target.Path.EndsWith("/cursor", StringComparison.Ordinal) && ++listings == 2);

        var result = Run("Remove-EsDataset -Name foo, 'scene-*' -Confirm:$false -MaximumRetryCount 0");

        Assert.Equal("ServiceFailed", result.ErrorId);
        Assert.Empty(Emulator.StoredDeletions());
    }

    [Theory]
    [InlineData("'*'")]
    [InlineData("\"$misspelled*\"")]
    [InlineData("\"*$misspelled*\"")]
    [InlineData("'?*'")]
    public void A_pattern_of_wildcards_alone_removes_nothing(string pattern)
    {
        var result = Run($"Remove-EsDataset -Name {pattern}, scene-2 -Confirm:$false -PassThru");

        Assert.Equal("NameMatchesAll", result.ErrorId);
        Assert.Equal(["scene-2"], result.Values<string>("Name"));
        Assert.Equal(["scene-2"], Emulator.StoredDeletions().Select(deletion => deletion.Name));
    }

    [Theory]
    [InlineData("Remove-EsDataset $all -Confirm:$false", "Pipe objects to the command")]
    [InlineData("Remove-EsDataset $all[0] -Confirm:$false", "Pipe objects to the command")]
    [InlineData("Remove-EsDataset @{ Name = 'scene-1' } -Confirm:$false", "Pipe objects to the command")]
    [InlineData("Remove-EsDataset ([pscustomobject]@{ Name = 'scene-1' }) -Confirm:$false", "Pipe objects to the command")]
    [InlineData("Remove-EsDataset -InputObject $all -Confirm:$false", "Pipe its items")]
    [InlineData(", $all | Remove-EsDataset -Confirm:$false", "Pipe its items")]
    [InlineData("Remove-EsDataset @(, $all.DatasetId) -Confirm:$false", "The list of ids contains another list")]
    [InlineData("Get-EsDatasetVersion $all[0]", "Pipe objects to the command")]
    [InlineData("Wait-EsDatasetVersion $all", "Pipe objects to the command")]
    public void Objects_where_ids_belong_are_an_error_that_says_what_to_do(string script, string advice)
    {
        var error = Assert.Single(Run($"$all = Get-EsDataset -First 2; {script}").Errors);

        Assert.StartsWith("ParameterArgumentTransformationError,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Emulator.StoredDeletions());
    }

    [Fact]
    public void A_row_with_an_id_is_identified_by_its_id_and_not_by_its_name()
    {
        var target = Emulator.StoredDatasets().Single(dataset => dataset.Name == "scene-1").DatasetId;

        var removed = Run("param($id) [pscustomobject]@{ Id = 'x'; DatasetId = \"$id\"; Name = 'plan*' }, @{ DatasetId = $id; Name = 'foo' } | Remove-EsDataset -Confirm:$false -PassThru", target).ThrowOnError();

        Assert.Equal([target], removed.Values<Guid>("DatasetId"));
        Assert.Equal([target], Emulator.StoredDeletions().Select(deletion => deletion.DatasetId));
    }

    [Theory]
    [InlineData("Get-EsDataset scene-1")]
    [InlineData("'scene-1'")]
    [InlineData("[pscustomobject]@{ Name = 'scene-1' }")]
    public void Input_with_a_typed_name_removes_nothing(string input)
    {
        Assert.Single(Run($"{input} | Remove-EsDataset -Name scene-2 -Confirm:$false").Errors);
        Assert.Empty(Emulator.StoredDeletions());
    }

    [Theory]
    [InlineData("$version", "AlreadyGone", null)]
    [InlineData("[guid]::NewGuid()", null, "DatasetNotFound")]
    [InlineData("(Get-EsDataset scene-2).DatasetVersionId", null, "DatasetNotFound")]
    public void A_row_of_a_removed_dataset_is_identified_by_its_version(string version, string? result, string? error)
    {
        var second = Run($$"""
            $dataset = Get-EsDataset scene-1; $version = $dataset.DatasetVersionId; Remove-EsDataset -Name scene-1 -Confirm:$false
            [pscustomobject]@{ DatasetId = "$($dataset.DatasetId)"; DatasetVersionId = "$({{version}})" } | Remove-EsDataset -Confirm:$false -PassThru
            """);

        Assert.Equal(result is null ? [] : [result], second.Values<string>("Result"));
        Assert.Equal(error is null ? [] : [error], second.ErrorIds);
    }
}
