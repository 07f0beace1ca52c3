using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>Adding existing names, with and without -SkipExisting.</summary>
public sealed class AddEsDatasetExistingTests : EmulatorFixture
{

    protected override EmulatorOptions Options => new() { SampleCatalog = false, Datasets = 3000 };

    private int Posts => Emulator.Requests.Count(request => request.Method == "POST");

    [Theory]
    // A search for each of a few names, or all pages for many names.
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    [InlineData(100, 4)]
    public void Second_run_adds_nothing_and_sends_few_requests(int count, int mostRequests)
    {
        var script = Rows(count) + " | Add-EsDataset -SkipExisting -Verbose";
        var first = Run(script).ThrowOnError();
        Assert.Equal(count, Posts);
        Emulator.ClearRequests();

        var second = Run(script).ThrowOnError();

        Assert.Equal(0, Posts);
        Assert.InRange(Emulator.RequestCount, 1, mostRequests);
        Assert.All(first.Values<string>("Status"), status => Assert.Equal("Added", status));
        Assert.All(second.Values<string>("Status"), status => Assert.Equal("Skipped", status));
        Assert.Equal(first.Values<Guid>("DatasetVersionId"), second.Values<Guid>("DatasetVersionId"));
        Assert.Equal(count, second.Verbose.Count(line => line.Contains("Not added: the catalog has", StringComparison.Ordinal)));
    }

    [Fact]
    public void Few_names_are_searched_for_in_a_catalog_of_many_pages()
    {
        Run($"{Rows(2)} | Add-EsDataset -SkipExisting").ThrowOnError();

        Assert.Equal(["/v1/datasets/cursor?limit=1000&name=AGAIN-1", "/v1/datasets/cursor?limit=1000&name=AGAIN-2"], Emulator.Requests.Where(request => request.Method == "GET").Select(request => request.PathAndQuery).Order());
    }

    [Theory]
    // Without a letter to search for, and part of all names.
    [InlineData("\u96ea,\u5c71,\u6e56,\u68ee,\u5ddd,\u6d77", 4)]
    [InlineData("a,e,t,s,n,o", 10)]
    public void Names_that_a_search_does_not_narrow_read_the_catalog_once(string names, int mostRequests)
    {
        Run("param($names) $names.Split(',') | ForEach-Object { [pscustomobject]@{ Name = $_; Url = 'gs://b/1.tif' } } | Add-EsDataset -SkipExisting -ThrottleLimit 1", names).ThrowOnError();

        Assert.Equal(6, Posts);
        Assert.InRange(Emulator.Requests.Count(request => request.Method == "GET"), 1, mostRequests);
    }

    [Fact]
    public void Repeat_in_the_input_is_sent_once_and_written_with_its_id()
    {
        var result = Run("@{ Name = 'x'; Url = 'gs://b/1.tif' }, @{ Name = 'y'; Url = 'gs://b/1.tif' }, @{ Name = 'x'; Url = 'gs://b/2.tif' } | Add-EsDataset -SkipExisting").ThrowOnError();

        Assert.Equal(2, Posts);
        Assert.Equal(["x:Added", "y:Added", "x:Skipped"], result.Values<string>("Name").Zip(result.Values<string>("Status"), (name, status) => $"{name}:{status}"));
        Assert.Equal(2, result.Values<Guid>("DatasetId").Distinct().Count());
    }

    [Theory]
    [InlineData("Alps", "ALPS")]
    [InlineData("Caf\u00e9 x", "Cafe\u0301 x")]
    [InlineData("a b", "a\u00a0b")]
    public void Name_that_is_similar_to_another_is_an_error(string existing, string name)
    {
        Run("param($name) Add-EsDataset $name gs://b/1.tif", existing).ThrowOnError();
        Emulator.ClearRequests();

        var result = Run("param($name) @{ Name = $name; Url = 'gs://b/1.tif' }, @{ Name = 'One'; Url = 'gs://b/1.tif' }, @{ Name = 'oNE'; Url = 'gs://b/1.tif' }, @{ Name = 'good'; Url = 'gs://b/1.tif' } | Add-EsDataset -SkipExisting", name);

        Assert.Equal(["good"], result.Values<string>("Name"));
        Assert.Equal(1, Posts);
        Assert.Equal([1, 2, 3], result.Errors.Select(error => error.ToString()["Row ".Length] - '0'));
        Assert.All(result.Errors, error => Assert.StartsWith("NameConflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public void A_partial_catalog_adds_nothing()
    {
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway), count: 100, when: target => target.Method == "GET");

        var result = Run($"{Rows(20)} | Add-EsDataset -SkipExisting -MaximumRetryCount 0");

        Assert.Equal("ServiceFailed", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Equal(0, Posts);
    }

    [Fact]
    public void Without_it_a_second_version_in_one_command_is_a_warning()
    {
        var result = Run("@{ Name = 'x'; Url = 'gs://b/1.tif' }, @{ Name = 'x'; Url = 'gs://b/2.tif' } | Add-EsDataset").ThrowOnError();

        Assert.StartsWith("Row 2 ('x'): Row 1 has the same name", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, Posts);
    }

    [Fact]
    public void WhatIf_reads_only_with_SkipExisting_and_reports_what_is_unknown()
    {
        Run("Add-EsDataset there gs://b/1.tif").ThrowOnError();
        Emulator.ClearRequests();

        var blind = Run("@{ Name = 'there'; Url = 'gs://b/1.tif' } | Add-EsDataset -WhatIf").ThrowOnError();
        Assert.Equal(0, Emulator.RequestCount);
        Assert.Contains("it is unknown", Assert.Single(blind.Warnings), StringComparison.Ordinal);

        var seeing = Run("@{ Name = 'there'; Url = 'gs://b/1.tif' } | Add-EsDataset -WhatIf -SkipExisting -Verbose").ThrowOnError();
        Assert.Equal("GET", Assert.Single(Emulator.Requests).Method);
        Assert.Empty(seeing.Output);
        Assert.Empty(seeing.Warnings);
        Assert.Contains(seeing.Verbose, line => line.Contains("Not added", StringComparison.Ordinal));
    }

    [Fact]
    public void Wait_does_not_ask_about_an_optimization_that_was_turned_off()
    {
        Run("Add-EsDataset off gs://b/1.tif -VisualizationOptimization Off -Wait; Add-EsDataset on gs://b/1.tif -Wait").ThrowOnError();

        Assert.Equal(["POST", "POST", "GET"], Emulator.Requests.Select(request => request.Method));
    }

    [Fact]
    public void Wait_counts_what_is_added_and_what_is_prepared()
    {
        var result = Run($"{Rows(20)} | Add-EsDataset -Wait").ThrowOnError();

        Assert.All(result.Progress.Where(bar => bar.RecordType == System.Management.Automation.ProgressRecordType.Processing), bar => Assert.Matches("^[0-9]+ added, [0-9]+ prepared, [0-9]+ in progress$", bar.StatusDescription));
    }

    private static string Rows(int count) => $"1..{count} | ForEach-Object {{ [pscustomobject]@{{ Name = \"again-$_\"; Url = 'gs://b/1.tif' }} }}";
}
