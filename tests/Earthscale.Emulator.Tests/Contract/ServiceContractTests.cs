using Earthscale.Contract;

namespace Earthscale.Emulator.Tests.Contract;

/// <summary>The checker accepts valid documents, and reports each kind of error.</summary>
public class ServiceContractTests
{
    private const string Id = "0b8ad8f5-6d53-4d0e-8a2e-0d2b5f3c7c11";

    private const string Item =
        $$"""{"dataset_id":"{{Id}}","dataset_version_id":"{{Id}}","name":"a","type":"raster","labels":[{"name":"a","value":"b"}],"tags":{"a":"b"},"created_at":"2024-01-01T00:00:00+00:00","updated_at":"2024-01-01T00:00:00.123456+00:00"}""";

    private const string Version =
        $$"""{"dataset_id":"{{Id}}","dataset_version_id":"{{Id}}","name":"a","type":"raster","created_at":"2024-01-01T00:00:00Z","visualization_optimization":{"status":"success","updated_at":null},"dynamic_tile_server":{"tile_url":"u","pixel_url":null,"min_zoom":0,"max_zoom":1},"optimized_tile_server":null}""";

    [Fact]
    public void Valid_responses_pass()
    {
        Assert.Empty(CheckResponse("GET", "/v1/datasets?limit=1", 200, $"[{Item}]"));
        Assert.Empty(CheckResponse("GET", "/v1/datasets/cursor", 200, $$"""{"items":[{{Item}}],"next_cursor":null}"""));
        Assert.Empty(CheckResponse("GET", $"/v1/dataset-versions/{Id}", 200, Version));
        Assert.Empty(CheckResponse("GET", $"/v1/datasets/{Id}/latest", 404, """{"message":"m","error_class":"e"}"""));
        Assert.Empty(CheckResponse("POST", "/v1/datasets", 422, """{"detail":[{"loc":["body",1],"msg":"m","type":"t"}]}"""));
    }

    [Theory]
    [InlineData("\"name\":\"a\",\"type\"", "\"type\"")]
    [InlineData("\"raster\"", "\"picture\"")]
    [InlineData("\"raster\"", "null")]
    [InlineData(Id, "not-a-uuid")]
    [InlineData("\"2024-01-01T00:00:00+00:00\"", "\"yesterday\"")]
    [InlineData("\"2024-01-01T00:00:00+00:00\"", "null")]
    [InlineData("\"2024-01-01T00:00:00+00:00\"", "\"2024-01-01T00:00:00\"")]
    [InlineData("{\"a\":\"b\"}", "{\"a\":1}")]
    [InlineData("{\"name\":\"a\",\"value\":\"b\"}", "{\"name\":\"a\"}")]
    [InlineData("\"name\":\"a\",\"type\"", "\"name\":5,\"type\"")]
    public void Invalid_listings_are_refused(string right, string wrong)
    {
        Assert.Contains(right, Item, StringComparison.Ordinal);
        var item = Item.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEmpty(CheckResponse("GET", "/v1/datasets", 200, $"[{item}]"));
        Assert.NotEmpty(CheckResponse("GET", "/v1/datasets/cursor", 200, $$"""{"items":[{{item}}],"next_cursor":null}"""));
    }

    [Theory]
    [InlineData("\"success\"", "\"done\"")]
    [InlineData(",\"optimized_tile_server\":null", "")]
    [InlineData("\"optimized_tile_server\":null", "\"optimized_tile_server\":{\"tile_url\":\"u\"}")]
    [InlineData("\"min_zoom\":0", "\"min_zoom\":\"0\"")]
    [InlineData("\"updated_at\":null", "\"updated_at\":\"soon\"")]
    public void Invalid_versions_are_refused(string right, string wrong)
    {
        Assert.Contains(right, Version, StringComparison.Ordinal);
        Assert.NotEmpty(CheckResponse("GET", $"/v1/dataset-versions/{Id}", 200, Version.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("GET", "/v1/datasets", 200, "[")]
    [InlineData("GET", "/v1/datasets", 301, "[]")]
    [InlineData("PUT", "/v1/datasets", 200, "[]")]
    [InlineData("GET", "/v1/nothing", 200, "[]")]
    [InlineData("GET", "/v1/datasets", 422, """{"detail":"no list"}""")]
    [InlineData("GET", "/v1/datasets", 400, """{"message":"no class"}""")]
    public void Invalid_responses_are_refused(string method, string path, int status, string body) =>
        Assert.NotEmpty(CheckResponse(method, path, status, body));

    [Theory]
    [InlineData("GET", "/v1/datasets?limit=1000&offset=0&tag=a:b&tag=c:d&name=x&created_after=2024-01-01T00:00:00%2B02:00", "")]
    [InlineData("GET", "/v1/datasets/cursor?bbox=1,2,3,4&cursor=abc", "")]
    [InlineData("DELETE", $"/v1/datasets/{Id}?remove_from_maps=false", "")]
    [InlineData("POST", "/v1/datasets", """{"type":"image","name":"a","urls":["u"],"visualization_optimization":"auto"}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"zarr","name":"a","urls":["u"],"rename":{"a":"b"},"visualization_optimization":false}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"vector","name":"a","url":"u","labels":null,"tags":{"a":"b"}}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"tileserver","name":"a","url":"u","pixel_info_optimizations":["time"]}""")]
    public void Valid_requests_pass(string method, string path, string body) =>
        Assert.Empty(ServiceContract.Current.ValidateRequest(method, path, body));

    [Theory]
    [InlineData("GET", "/v1/datasets?limit=1001", "")]
    [InlineData("GET", "/v1/datasets?limit=many", "")]
    [InlineData("GET", "/v1/datasets?offset=-1", "")]
    [InlineData("GET", "/v1/datasets?cursor=abc", "")]
    [InlineData("GET", "/v1/datasets?limit=1&limit=2", "")]
    [InlineData("GET", "/v1/datasets?created_after=2024-01-01T00:00:00+02:00", "")]
    [InlineData("GET", "/v1/datasets", "{}")]
    [InlineData("GET", "/v1/datasets/x/latest", "")]
    [InlineData("DELETE", $"/v1/datasets/{Id}?remove_from_maps=maybe", "")]
    [InlineData("POST", "/v1/datasets", "")]
    [InlineData("POST", "/v1/datasets", """{"type":"picture","name":"a"}""")]
    [InlineData("POST", "/v1/datasets", """{"name":"a","urls":["u"]}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"image","urls":["u"]}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"image","name":"a"}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"zarr","name":"a","urls":["u","v"]}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"zarr","name":"a","urls":[]}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"vector","name":"a","url":"u","tags":null}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"vector","name":"a","url":"u","tag":{}}""")]
    [InlineData("POST", "/v1/datasets", """{"type":"vector","name":"a","url":"u","visualization_optimization":"always"}""")]
    public void Invalid_requests_are_refused(string method, string path, string body) =>
        Assert.NotEmpty(ServiceContract.Current.ValidateRequest(method, path, body));

    private static IReadOnlyList<string> CheckResponse(string method, string path, int status, string body) =>
        ServiceContract.Current.Validate(method, path, status, body);
}
