using System.Management.Automation;

namespace Earthscale.PowerShell.Tests.Catalog;

public sealed class CompareEsDatasetTests : CatalogFixture
{
    [Fact]
    public void Rows_come_in_their_order_followed_by_datasets_without_a_row()
    {
        var result = RunUnchanged(() => Table(
            "Name,Url,Tag\nz,gs://s/z.tif,\nj,gs://s/j.tif,\nb,gs://s/b.tif,crop:corn\na,gs://s/a.tif,crop:wheat", "Compare-EsDataset -ManagedBy alps -IncludeEqual")).ThrowOnError();

        Assert.Equal(["OnlyInInput", "OutOfScope", "Different", "Equal", "OnlyInCatalog"], result.Values<string>("Result"));
        Assert.Equal(["z", "j", "b", "a", "c"], result.Values<string>("Name"));
        Assert.Equal("Tag:crop: wheat -> corn", Assert.Single(Texts(result.Output[2], "Detail")));
        Assert.Equal(1, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("Name,Url\na,gs://s/other.tif", "")]
    [InlineData("Name,Url,Tag\na,gs://s/a.tif,", "Tag:crop")]
    [InlineData("Name,Url,Tags\na,gs://s/a.tif,crop:Wheat", "Tag:crop")]
    [InlineData("Name,Url,Tag\na,gs://s/a.tif,Crop:wheat", "Tag:Crop,Tag:crop")]
    [InlineData("Name,Url,Tag\na,gs://s/a.tif,crop:wheat; k\\:1:v\\:2", "Tag:k:1")]
    [InlineData("Name,Url,Tag\na,gs://s/a.geojson,crop:wheat", "Type")]
    [InlineData("Name,Url,Type,Tag\na,gs://s/a,Zarr,crop:wheat", "")]
    [InlineData("Name,Url,Tag\na,https://s/{z}/{x}/{y}.png,crop:wheat", "")]
    [InlineData("Name,Url,Tag\na,gs://s/a.tif,es-digest:1-0; es-protected:true; es-managed-by:alps; crop:wheat", "")]
    public void Differences_are_named(string csv, string expected)
    {
        var item = Assert.Single(Table(csv, "Compare-EsDataset -ManagedBy alps -IncludeEqual | Where-Object Name -eq a").ThrowOnError().Output);

        Assert.Equal(expected, string.Join(',', Texts(item, "Difference")));
        Assert.Equal(expected.Length == 0 ? "Equal" : "Different", item.Properties["Result"].Value);
        Assert.Equal(expected == "Type" ? "TypeDiffers" : null, item.Properties["Blocked"].Value);
        Assert.Contains("Source", Texts(item, "Undetermined"));
    }

    [Fact]
    public void Ignored_tags_are_not_compared()
    {
        Assert.Empty(Table(Alps.Replace("crop:wheat", "crop:corn", StringComparison.Ordinal), "Compare-EsDataset -ManagedBy alps -IgnoreTag cr*").ThrowOnError().Output);
        Assert.Equal(3, Table(Alps.Replace("crop:wheat", "crop:corn", StringComparison.Ordinal), "Compare-EsDataset -ManagedBy alps -IgnoreTag CR*").ThrowOnError().Output.Count);
    }

    [Fact]
    public void A_digest_detects_a_changed_source_and_is_updated()
    {
        Table("Name,Url,Tag\na,gs://s/a.tif,crop:oats", "Sync-EsDataset -ManagedBy alps -IncludeDigest").ThrowOnError();
        Assert.Equal("1-cbb88f38c3b14446", Tags("a")["es-digest"]);

        var changed = Table("Name,Url,Tag\na,gs://s/2.tif,crop:oats", "Sync-EsDataset -ManagedBy alps").ThrowOnError();
        Assert.Equal(["Source"], Texts(Assert.Single(changed.Output), "Difference"));
        Assert.DoesNotContain("a", Table("Name,Url,Tag\na,gs://s/2.tif,crop:oats", "Compare-EsDataset -ManagedBy alps").ThrowOnError().Values<string>("Name"));
    }

    [Theory]
    [InlineData("-Name a*", "")]
    [InlineData("-Tag crop:wheat", "b,c")]
    [InlineData("-ManagedBy alps -Name [a-b]", "b")]
    [InlineData("-ManagedBy alps -Tag 'crop:wheat','none:x'", null)]
    [InlineData("-Name *", "b,c,j,n")]
    [InlineData("", "b,c,j,n")]
    [InlineData("-ManagedBy ALPS", null)]
    [InlineData("-Name `[a`]", null)]
    public void A_scope_determines_the_datasets_without_a_row(string scope, string? expected)
    {
        var result = Table("Name,Url,Tag\na,gs://s/a.tif,crop:wheat", $"Compare-EsDataset {scope}");

        if (expected is null)
        {
            Assert.DoesNotContain("OnlyInCatalog", result.Values<string>("Result"));
            return;
        }

        result.ThrowOnError();
        Assert.Equal(expected, string.Join(',', result.Values<string>("Name")));
    }

    private static IEnumerable<string?> Texts(PSObject item, string property) => ((IEnumerable<object>)item.Properties[property].Value).Select(value => value.ToString());
}
