using System.Text.Json.Nodes;

namespace Earthscale.Client.Tests.Datasets;

/// <summary>The cursor is found anywhere in a page, and nothing else is mistaken for it.</summary>
public sealed class ListingCursorTests : ListingFixture
{
    [Theory]
    [InlineData("""{"items":ITEMS,"next_cursor":"1"}""")]
    [InlineData("""{"items":ITEMS,"next_cursor":"\u0031"}""")]
    [InlineData("""{ "items" : ITEMS , "next_cursor" : "1" }   """)]
    [InlineData("""{"items":ITEMS, "next_cursor":"1"}""")]
    [InlineData("""{"next_cursor":"1","items":ITEMS}""")]
    [InlineData("""{"total":2,"items":ITEMS,"next_cursor":"1"}""")]
    [InlineData("""{"items":ITEMS,"next_cursor":"1","links":{"self":"x","next_cursor":"2"}}""")]
    [InlineData("""{"items":ITEMS,"next_cursor":"1","more":true}""")]
    [InlineData("""{"results":{},"items":ITEMS,"data":null,"next_cursor":"1"}""")]
    public async Task A_page_may_have_its_cursor_anywhere(string page)
    {
        var (datasets, failure, requests) = await ListPagesAsync(Fill(page, TestPage.Items(0, 2)), TestPage.Cursor(2, 2, null), TestPage.Cursor(9, 1, null));

        Assert.Null(failure);
        Assert.Equal(Numbers(0, 4), datasets.Select(dataset => dataset.Name));
        Assert.Equal(2, requests);
    }

    [Theory]
    [InlineData("""{"items":ITEMS,"next_cursor":null}""", true)]
    [InlineData("""{"items":ITEMS,"links":{"self":"x","next_cursor":"1"}}""", false)]
    [InlineData("""{"items":ITEMS,"links":["a","next_cursor"]}""", false)]
    [InlineData("""{"items":ITEMS,"a,\"next_cursor":"1"}""", false)]
    [InlineData("""{"items":ITEMS,"comment":",\"next_cursor\":\"1\"}"}""", false)]
    public async Task Nothing_else_is_read_as_a_cursor(string page, bool isGood)
    {
        var (datasets, failure, requests) = await ListPagesAsync(Fill(page, TestPage.Items(0, 2)), TestPage.Cursor(2, 2, null));

        Assert.Equal(isGood, failure is null);
        Assert.Equal(Numbers(0, 2), datasets.Select(dataset => dataset.Name));
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task A_tag_called_next_cursor_is_a_tag()
    {
        var items = TestPage.Items(0, 2);
        items[1]!["tags"] = new JsonObject { ["a"] = "b", ["next_cursor"] = "1" };
        items[1]!["name"] = ",\"next_cursor\":\"1\"}";
        var (datasets, failure, requests) = await ListPagesAsync(Fill("""{"next_cursor":null,"items":ITEMS}""", items), TestPage.Cursor(2, 2, null));

        Assert.Null(failure);
        Assert.Equal(2, datasets.Count);
        Assert.Equal("1", datasets[1].Tags["next_cursor"]);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task A_cursor_of_any_length_is_followed()
    {
        var cursor = new string('0', 6000) + "1";
        var (datasets, failure, requests) = await ListPagesAsync(TestPage.Cursor(0, 2, cursor), TestPage.Cursor(2, 2, null));

        Assert.Null(failure);
        Assert.Equal(Numbers(0, 4), datasets.Select(dataset => dataset.Name));
        Assert.Equal(2, requests);
    }

    [Theory]
    [InlineData("""{"items":ITEMS,,"next_cursor":"1"}""")]
    [InlineData("""{"items":ITEMS,"count":,"next_cursor":"1"}""")]
    [InlineData("""{"items":ITEMS],"next_cursor":"1"}""")]
    public async Task Invalid_JSON_after_the_datasets_is_an_error_after_them(string page)
    {
        var (datasets, failure, _) = await ListPagesAsync(Fill(page, TestPage.Items(0, 2)), TestPage.Cursor(2, 2, null));

        Assert.Equal(Numbers(0, 2), datasets.Select(dataset => dataset.Name));
        Assert.Contains("not valid JSON", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_page_whose_end_looks_complete_is_an_error()
    {
        var whole = Fill("""{"items":ITEMS""", TestPage.Items(0, 2));
        var (datasets, failure, _) = await ListPagesAsync(whole[..^1] + ""","next_cursor":"1"}""", TestPage.Cursor(2, 2, null));

        Assert.Equal(Numbers(0, 2), datasets.Select(dataset => dataset.Name));
        Assert.IsType<MalformedResponseException>(failure);
    }

    private static string Fill(string page, JsonArray items) => page.Replace("ITEMS", items.ToJsonString(), StringComparison.Ordinal);
}
