using System.Text.Json.Nodes;

namespace Earthscale.Client.Tests.Datasets;

/// <summary>Pages that violate the contract: an error names the page and the field.</summary>
public sealed class ListingErrorTests : ListingFixture
{
    [Theory]
    [InlineData("items")]
    [InlineData("datasets")]
    [InlineData("data")]
    [InlineData("results")]
    public async Task The_array_may_have_any_of_the_likely_names(string name)
    {
        var (datasets, failure, _) = await ListPagesAsync(TestPage.Cursor(0, 3, "1", name), TestPage.Cursor(3, 2, null, name));

        Assert.Null(failure);
        Assert.Equal(Numbers(0, 5), datasets.Select(dataset => dataset.Name));
    }

    [Fact]
    public async Task A_page_may_begin_with_a_byte_order_mark()
    {
        var (datasets, failure, _) = await ListPagesAsync("\uFEFF" + TestPage.Cursor(0, 3, "1"), "\uFEFF" + TestPage.Cursor(3, 2, null));

        Assert.Null(failure);
        Assert.Equal(Numbers(0, 5), datasets.Select(dataset => dataset.Name));
    }

    [Fact]
    public async Task A_page_without_a_known_array_names_the_keys_that_it_has()
    {
        var (datasets, failure, _) = await ListPagesAsync(TestPage.Cursor(0, 3, "1"), TestPage.Cursor(3, 2, null, "rows"));

        Assert.Equal(Numbers(0, 3), datasets.Select(dataset => dataset.Name));
        Assert.Contains("Page 2 ", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
        Assert.Contains("rows, next_cursor", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[]", "an array")]
    [InlineData("\"page\"", "text")]
    [InlineData("{}", "keys are: none")]
    [InlineData("{\"items\":{}}", "keys are: items")]
    [InlineData("{\"items\":[],\"next_cursor\":7}", "a next_cursor that is a number")]
    [InlineData("{\"items\":[]} {}", "not valid JSON")]
    [InlineData("{\"items\":[", "not valid JSON")]
    [InlineData("<html>", "not valid JSON")]
    [InlineData("", "not valid JSON")]
    public async Task A_response_that_is_not_a_page_is_an_error(string page, string words)
    {
        var (_, failure, requests) = await ListPagesAsync(page);

        Assert.Contains(words, Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
        Assert.Equal(1, requests);
    }

    [Theory]
    [InlineData("dataset_id", null)]
    [InlineData("dataset_id", "\"not-an-id\"")]
    [InlineData("dataset_version_id", null)]
    [InlineData("dataset_version_id", "12")]
    [InlineData("name", null)]
    [InlineData("name", "null")]
    [InlineData("name", "12")]
    [InlineData("name", "{}")]
    [InlineData("type", null)]
    [InlineData("type", "null")]
    [InlineData("type", "1")]
    [InlineData("tags", "[]")]
    [InlineData("tags", "\"a:b\"")]
    [InlineData("tags", "{\"level\":2}")]
    [InlineData("tags", "{\"level\":null}")]
    [InlineData("labels", "{}")]
    [InlineData("labels", "[null]")]
    [InlineData("labels", "[{\"name\":\"a\"}]")]
    [InlineData("created_at", null)]
    [InlineData("created_at", "null")]
    [InlineData("created_at", "\"2026-01-31\"")]
    [InlineData("created_at", "\"2026-01-31T12:00:00\"")]
    [InlineData("updated_at", "\"yesterday\"")]
    [InlineData("updated_at", "1769860800")]
    public async Task An_invalid_field_affects_only_its_dataset_and_is_named(string field, string? value)
    {
        var items = TestPage.Items(2, 3);
        var bad = items[1]!.AsObject();
        bad.Remove(field);
        if (value is not null)
        {
            bad[field] = JsonNode.Parse(value);
        }

        var page = new JsonObject { ["items"] = items, ["next_cursor"] = "2" }.ToJsonString();
        var (datasets, unreadable, failure) = await ListOddPagesAsync(TestPage.Cursor(0, 2, "1"), page, TestPage.Cursor(5, 2, null));

        Assert.Null(failure);
        Assert.Equal(["0", "1", "2", "4", "5", "6"], datasets.Select(dataset => dataset.Name));
        var error = Assert.Single(unreadable);
        Assert.Matches($@"Page 2 of the listing, dataset 2, field {field}(\[0\](\.(name|value))?)?: ", error.Message);
        Assert.Equal(field == "name" ? null : "3", error.Name);
        Assert.Equal(field == "dataset_id" ? null : Guid.Parse("00000000-0000-4000-8000-000000000003"), error.DatasetId);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task A_value_that_is_not_a_dataset_is_an_error(string item)
    {
        var items = TestPage.Items(0, 2);
        items[1] = JsonNode.Parse(item);
        var (datasets, unreadable, failure) = await ListOddPagesAsync(new JsonObject { ["items"] = items, ["next_cursor"] = null }.ToJsonString());

        Assert.Null(failure);
        Assert.Equal("0", Assert.Single(datasets).Name);
        Assert.Contains("Page 1 of the listing, dataset 2", Assert.Single(unreadable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_that_repeats_ends_with_an_error()
    {
        // 0 -> 1 -> 2 -> 1 would never end.
        var (datasets, failure, requests) = await ListPagesAsync(TestPage.Cursor(0, 2, "1"), TestPage.Cursor(2, 2, "2"), TestPage.Cursor(4, 2, "1"));

        Assert.Equal(Numbers(0, 6), datasets.Select(dataset => dataset.Name));
        Assert.Contains("Page 3 of the listing has the same cursor", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
        Assert.Equal(3, requests);
    }

    [Fact]
    public async Task Empty_pages_before_the_end_are_skipped()
    {
        var (datasets, failure, requests) = await ListPagesAsync(
            TestPage.Cursor(0, 0, "1"), TestPage.Cursor(0, 2, "2"), TestPage.Cursor(0, 0, "3"), TestPage.Cursor(2, 1, "4"), TestPage.Cursor(0, 0, null));

        Assert.Null(failure);
        Assert.Equal(Numbers(0, 3), datasets.Select(dataset => dataset.Name));
        Assert.Equal(5, requests);
    }

    [Fact]
    public async Task Empty_pages_without_end_are_an_error()
    {
        await using var server = await ScriptedServer.StartAsync(query => TestPage.Cursor(0, 0, $"{PageIndex(query["cursor"]) + 1}"));

        var (datasets, failure) = await ListAsync(server.BaseUri);

        Assert.Empty(datasets);
        Assert.Contains("100 empty pages", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"items":ITEMS}""", "no next_cursor")]
    [InlineData("""{"items":ITEMS,"nextCursor":"1"}""", "no next_cursor")]
    [InlineData("""{"items":ITEMS,"next_cursor":""}""", "a next_cursor that is empty")]
    [InlineData("""{"next_cursor":null,"items":ITEMS,"datasets":[]}""", "more than one array")]
    [InlineData("""{"items":ITEMS,"results":ITEMS,"next_cursor":null}""", "more than one array")]
    public async Task A_page_without_a_cursor_is_an_error_after_its_datasets(string page, string words)
    {
        var (datasets, failure, requests) = await ListPagesAsync(page.Replace("ITEMS", TestPage.Items(0, 2).ToJsonString(), StringComparison.Ordinal));

        Assert.Equal(Numbers(0, 2), datasets.Select(dataset => dataset.Name));
        Assert.Contains($"Page 1 of the listing has {words}", Assert.IsType<MalformedResponseException>(failure).Message, StringComparison.Ordinal);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task An_unknown_type_is_shown_unchanged()
    {
        var items = TestPage.Items(0, 3);
        items[1]!["type"] = "pointcloud";
        var (datasets, failure, _) = await ListPagesAsync(new JsonObject { ["items"] = items, ["next_cursor"] = null }.ToJsonString());

        Assert.Null(failure);
        Assert.Equal(["raster", "pointcloud", "raster"], datasets.Select(dataset => dataset.Type));
    }

    [Fact]
    public async Task Optional_fields_may_be_missing_and_unknown_fields_are_ignored()
    {
        var item = TestPage.Dataset(0);
        item.Remove("labels");
        item["tags"] = null;
        item["color"] = new JsonObject { ["name"] = "not this one" };
        var (datasets, failure, _) = await ListPagesAsync(new JsonObject { ["total"] = 1, ["items"] = new JsonArray(item), ["next_cursor"] = null }.ToJsonString());

        Assert.Null(failure);
        var dataset = Assert.Single(datasets);
        Assert.Equal("0", dataset.Name);
        Assert.Empty(dataset.Labels);
        Assert.Empty(dataset.Tags);
    }

    [Theory]
    [InlineData("name", """ "\ud800" """)]
    [InlineData("type", """ "\ud800" """)]
    [InlineData("tags", """ {"a":"\udc00"} """)]
    [InlineData("tags", """ {"\ud800":"a"} """)]
    [InlineData("labels", """ [{"name":"\ud800","value":""}] """)]
    [InlineData("created_at", """ "\ud800" """)]
    [InlineData("dataset_id", """ "\ud800" """)]
    public async Task Invalid_Unicode_is_an_error(string field, string value)
    {
        var page = new JsonObject { ["items"] = TestPage.Items(0, 2), ["next_cursor"] = null }.ToJsonString();
        var second = TestPage.Dataset(1);
        second.Remove(field);
        var bad = $"{second.ToJsonString()[..^1]},\"{field}\":{value}}}";
        var (datasets, unreadable, failure) = await ListOddPagesAsync(page.Replace(TestPage.Dataset(1).ToJsonString(), bad, StringComparison.Ordinal));

        Assert.Null(failure);
        Assert.Equal("0", Assert.Single(datasets).Name);
        Assert.Contains($"Page 1 of the listing, dataset 2, field {field}", Assert.Single(unreadable).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"items":[],"next_cursor":"\ud800"}""")]
    [InlineData("""{"\ud800":[]}""")]
    public async Task A_page_with_invalid_Unicode_is_an_error(string page)
    {
        var (_, failure, _) = await ListPagesAsync(page);

        Assert.IsType<MalformedResponseException>(failure);
    }

    [Fact]
    public async Task Tags_of_thousands_of_datasets_are_not_mixed_up()
    {
        static string Value(int number) => $"{number % 7}-{number % 1999}-\u00e9{number % 3}";
        var items = TestPage.Items(0, 5000);
        for (var i = 0; i < items.Count; i++)
        {
            items[i]!["tags"] = new JsonObject { [$"key-{i % 2500}"] = Value(i), ["plain"] = $"v{i % 1500}" };
        }

        var (datasets, failure, _) = await ListPagesAsync(new JsonObject { ["items"] = items, ["next_cursor"] = null }.ToJsonString());

        Assert.Null(failure);
        Assert.Equal(5000, datasets.Count);
        Assert.All(datasets.Index(), entry =>
            Assert.Equal(new Dictionary<string, string> { [$"key-{entry.Index % 2500}"] = Value(entry.Index), ["plain"] = $"v{entry.Index % 1500}" }, entry.Item.Tags));
    }

    [Fact]
    public async Task Values_arrive_as_they_were_sent()
    {
        var item = TestPage.Dataset(7);
        item["name"] = "a \"name\"\n\u00e9\u6f22\U0001F30D";
        item["tags"] = new JsonObject { ["date"] = "2026-01-01", ["count"] = "007", ["empty"] = "", ["a:b"] = @"c\d" };
        item["labels"] = new JsonArray(new JsonObject { ["name"] = "n", ["value"] = "2026-01-01T00:00:00Z" });
        var (datasets, failure, _) = await ListPagesAsync(new JsonObject { ["items"] = new JsonArray(item), ["next_cursor"] = null }.ToJsonString());

        Assert.Null(failure);
        var dataset = Assert.Single(datasets);
        Assert.Equal(Guid.Parse("00000000-0000-4000-8000-000000000007"), dataset.DatasetId);
        Assert.Equal(Guid.Parse("00000000-0000-4000-8000-000001000007"), dataset.DatasetVersionId);
        Assert.Equal("a \"name\"\n\u00e9\u6f22\U0001F30D", dataset.Name);
        Assert.Equal(DatasetType.Raster, dataset.Type);
        Assert.Equal(new Dictionary<string, string> { ["date"] = "2026-01-01", ["count"] = "007", ["empty"] = "", ["a:b"] = @"c\d" }, dataset.Tags);
        Assert.Equal([new DatasetLabel("n", "2026-01-01T00:00:00Z")], dataset.Labels);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, 123, 456, TimeSpan.Zero), dataset.CreatedAt);
        Assert.Equal(TimeSpan.FromHours(1), dataset.UpdatedAt.Offset);
    }
}
