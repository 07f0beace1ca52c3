using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Catalog;

/// <summary>A saved plan is applied as reviewed, or not at all.</summary>
public sealed class SavedPlanTests : CatalogFixture
{
    private const string Wanted = "Name,Url,Tag\nnew,gs://s/new.tif,crop:oats\na,gs://s/a.tif,crop:corn\nb,gs://s/b.tif,crop:wheat";
    private const string Compare = "$rows | Compare-EsDataset -ManagedBy alps";
    private const string Sync = "Sync-EsDataset -Prune -Confirm:$false";

    // Like Export-Clixml and Import-Clixml, without a file.
    private const string Saved = "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(@(" + Compare + "), 2))";

    [Theory]
    [InlineData(Compare)]
    [InlineData(Saved)]
    public void A_plan_is_applied_live_and_after_serialization(string plan)
    {
        var result = Apply(plan, Sync).ThrowOnError();

        Assert.Equal(["Add new: Done", "AddVersion a: Done", "Remove c: Done"], result.Output.Select(item => item.ToString()));
        Assert.Equal(["a", "b", "j", "n", "new"], Names);
        Assert.Equal(["oats", "corn"], [Tags("new")["crop"], Tags("a")["crop"]]);
        Assert.Empty(Run($"param($rows) {Compare}", Rows(Wanted)).ThrowOnError().Output);
    }

    [Theory]
    [InlineData("| Where-Object Result -ne OnlyInCatalog", "a,b,c,j,n,new")]
    [InlineData("| Where-Object Result -eq OnlyInCatalog", "a,b,j,n")]
    [InlineData("| Where-Object Difference -contains 'Tag:crop'", "a,b,c,j,n")]
    public void A_plan_can_be_filtered(string filter, string names)
    {
        Apply($"{Saved} {filter}", Sync).ThrowOnError();

        Assert.Equal(names, string.Join(',', Names));
    }

    [Theory]
    [InlineData("Add-EsDataset a gs://s/z.tif", "'a' (planned for version ")]
    [InlineData("Add-EsDataset new gs://s/z.tif", "'new' (planned for no dataset, now version ")]
    [InlineData("Add-EsDataset NEW gs://s/z.tif", "'new' (planned for no dataset, now version ")]
    [InlineData("Add-EsDataset c gs://s/z.tif", "'c' (planned for version ")]
    [InlineData("Get-EsDataset c | Remove-EsDataset -Confirm:$false", ", now no dataset)")]
    public void A_plan_of_a_changed_catalog_is_refused(string elsewhere, string message)
    {
        var plan = Run($"param($rows) {Saved}", Rows(Wanted)).ThrowOnError().Output;
        Run(elsewhere).ThrowOnError();

        var result = RunUnchanged(() => Run($"param($plan) $plan | {Sync}", plan));
        Assert.Equal("PlanStale", result.ErrorId);
        Assert.Contains(message, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("PlanStale", RunUnchanged(() => Run($"param($plan) $plan | {Sync} -WhatIf", plan)).ErrorId);
    }

    [Theory]
    [InlineData("MixedInput", "", "$plan + [pscustomobject]@{ Name = 'x'; Url = 'gs://s/x.tif' }")]
    [InlineData("ScopeInPlan", "-ManagedBy alps")]
    [InlineData("ScopeInPlan", "-Name *")]
    [InlineData("TooManyRemovals", "-MaximumRemoval 0")]
    [InlineData("InvalidPlan", "", "$plan | ForEach-Object { $_.Scope = $null; $_ }")]
    [InlineData("InvalidPlan", "", "$plan | ForEach-Object { $_.FormatVersion = 2; $_ }")]
    [InlineData("InvalidPlan", "", "$plan | ForEach-Object { $_.Scope = $_.Scope.Replace('alps', 'jura'); $_ }")]
    [InlineData("InvalidPlan", "", "$plan | ForEach-Object { $_.Name = 'other'; $_ }")]
    [InlineData("InvalidPlan", "", "$plan | ForEach-Object { if ($_.Request) { $_.Request = $_.Request.Replace('gs:', '') }; $_ }")]
    [InlineData("InvalidPlan", "", "$plan | ForEach-Object { $_.DatasetId = $null; $_ }")]
    [InlineData("InvalidPlan", "", "$plan + $plan")]
    [InlineData("InvalidPlan", "", "$plan | ForEach-Object { $_.ManagedBy = 'jura'; $_ }")]
    [InlineData("EmptyInput", "", "$plan | Where-Object Name -eq nobody")]
    [InlineData("PlanFromOtherCatalog", "", "$plan | ForEach-Object { $_.CatalogUrl = 'https://api.earthscale.ai/'; $_ }")]
    public void An_invalid_plan_is_refused(string id, string arguments, string input = "$plan")
    {
        var plan = Run($"param($rows) {Saved}", Rows(Wanted)).ThrowOnError().Output;

        Assert.Equal(id, RunUnchanged(() => Run($"param($plan) $plan = @($plan); {input} | {Sync} {arguments}", plan)).ErrorId);
    }

    [Theory]
    [InlineData("Name,Url\na,gs://s/a.tif\nbad,", "RowErrors")]
    [InlineData("Name,Url\nz,gs://s/z.tif", "NothingInCommon")]
    public void A_filtered_plan_keeps_the_reasons_that_block_removals(string csv, string reason)
    {
        var plan = Run($"param($rows) {Saved.Replace("-ManagedBy alps", "-ManagedBy alps -ErrorAction SilentlyContinue", StringComparison.Ordinal)} | Where-Object Result -eq OnlyInCatalog", Rows(csv)).Output;

        var result = RunUnchanged(() => Run($"param($plan) $plan | {Sync}", plan));
        Assert.All(plan, item => Assert.Equal(reason, item.Properties["Blocked"].Value));
        Assert.Equal(reason, result.Errors.Count > 0 ? result.ErrorId : result.Values<string>("Reason").Distinct().Single());
    }

    [Theory]
    [InlineData("j", "Name,Url\nj,gs://s/j.tif", "Result", "Different", "OutOfScope")]
    [InlineData("a", "Name,Url,Type\na,gs://s/a.geojson,Vector", "Blocked", "", "TypeDiffers")]
    [InlineData("j", Alps, "Result", "OnlyInCatalog", "OutOfScope")]
    [InlineData("c", "Name,Url\na,gs://s/a.tif", "Blocked", "", "Protected")]
    public void An_edited_plan_does_not_bypass_the_checks(string name, string csv, string property, string value, string reason)
    {
        Run("Add-EsDataset c gs://s/c.tif -Tag @{ 'es-managed-by' = 'alps'; 'es-protected' = 'true' }").ThrowOnError();
        var edited = Run($$"""
            param($rows, $name, $property, $value) {{Saved}} | ForEach-Object { if ($_.Name -eq $name) { $_.$property = $value }; $_ }
            """, Rows(csv), name, property, value).Output;
        if (value == "OnlyInCatalog")
        {
            edited = Run($"param($rows) {Saved.Replace("ManagedBy alps", "Name *", StringComparison.Ordinal)} | Where-Object Name -eq j | ForEach-Object {{ $_.Scope = '{{\"managedBy\":\"alps\"}}'; $_.ManagedBy = 'alps'; $_ }}", Rows(csv)).Output;
        }

        var result = RunUnchanged(() => Run($"param($plan) $plan | Where-Object Name -eq '{name}' | {Sync}", edited));

        Assert.Contains(reason, (string?[])[.. result.Values<string>("Reason"), reason == "Protected" && result.Warnings[0].Contains("es-protected", StringComparison.Ordinal) ? reason : null]);
    }

    [Fact]
    public void A_plan_is_not_a_valid_input_of_a_comparison()
    {
        Assert.Equal("PlanIsNoInput", Apply(Saved, "Compare-EsDataset").ErrorId);
    }

    private RunResult Apply(string plan, string command) => Run($"param($rows) {plan} | {command}", Rows(Wanted));
}
