using System.Text.Json.Nodes;
using Earthscale.PowerShell.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Earthscale.PowerShell.Tests.Datasets;

/// <summary>Listings of a service that fails, or whose responses violate the contract.</summary>
public sealed class GetEsDatasetErrorTests
{
    private const string Names = "'a', 'b', 'c'";

    [Fact]
    public async Task An_unreadable_dataset_does_not_affect_others()
    {
        var result = await ListAsync("Get-EsDataset", _ => Page(null, Dataset("one"), Dataset("two", created: "2026-01-31T12:00:00"), Dataset("three", type: "pointcloud")));

        Assert.Equal(["one", "three"], result.Values<string>("Name"));
        Assert.Equal(["raster", "pointcloud"], result.Values<string>("Type"));
        Assert.Equal("UnreadableDataset", result.ErrorId);
        Assert.Contains("Page 1 of the listing, dataset 2, field created_at", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("'two'", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.IsType<Guid>(result.Errors[0].TargetObject);
    }

    [Theory]
    [InlineData("Get-EsDataset -Type POINTCLOUD", new[] { "three" }, 1)]
    [InlineData("Get-EsDataset -Name one", new[] { "one" }, 0)]
    [InlineData("Get-EsDataset -Name two", new string[0], 1)]
    [InlineData("'two', 'one' | Get-EsDataset", new[] { "one" }, 1)]
    [InlineData("Get-EsDataset -First 2", new[] { "one", "three" }, 1)]
    public async Task Filters_apply_to_readable_values(string script, string[] names, int errors)
    {
        var result = await ListAsync(script, _ => Page(null, Dataset("one"), Dataset("two", created: "yesterday"), Dataset("three", type: "pointcloud")));

        Assert.Equal(names, result.Values<string>("Name"));
        Assert.Equal(errors, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("UnreadableDataset", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("try { $d = @(Get-EsDataset -MaximumRetryCount 0); 'went on' } catch { \"$_\" }")]
    [InlineData("try { $d = @(Get-EsDataset -MaximumRetryCount 0 -ErrorAction Ignore); 'went on' } catch { \"$_\" }")]
    [InlineData("try { $d = @('a' | Get-EsDataset -MaximumRetryCount 0); 'went on' } catch { \"$_\" }")]
    public async Task A_failed_listing_can_be_caught_and_reports_its_count(string script)
    {
        var result = await ListAsync(script, context => context.Request.Query.ContainsKey("cursor") ? null : Page("1", Dataset("a"), Dataset("a")));

        var listed = script.Contains("'a' |", StringComparison.Ordinal) ? 0 : 2;
        Assert.StartsWith($"The listing is incomplete: {listed} datasets were listed before it failed", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-EsDataset", 401, "NotAuthorized")]
    [InlineData("Get-EsDataset -ErrorAction Ignore", 401, "NotAuthorized")]
    [InlineData("Get-EsDataset -Name " + Names, 401, "NotAuthorized")]
    [InlineData(Names + " | Get-EsDataset", 401, "NotAuthorized")]
    [InlineData(Names + " | Get-EsDataset", 404, "NotFound")]
    [InlineData(Names + " | Get-EsDataset", 500, "ServiceFailed")]
    [InlineData(Names + " | Get-EsDataset -ErrorAction SilentlyContinue", 403, "NotAllowed")]
    public async Task An_error_that_every_name_would_get_ends_the_command_once(string script, int status, string id)
    {
        var requests = 0;
        var result = await ListAsync($"try {{ {script}; 'empty' }} catch {{ $_.FullyQualifiedErrorId }}", context =>
        {
            requests++;
            context.Response.StatusCode = status;
            return "";
        });

        Assert.StartsWith($"{id},", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Errors);
        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task Commands_after_a_listing_that_fails_finish_started_changes()
    {
        var removed = 0;
        var result = await ListAsync("Get-EsDataset -MaximumRetryCount 0 | Remove-EsDataset -Confirm:$false", context =>
        {
            if (context.Request.Method == "DELETE")
            {
                Interlocked.Increment(ref removed);
                var id = context.Request.Path.Value!.Split('/')[^1];
                return $$"""{"dataset_id":"{{id}}","dataset_version_id":"{{Guid.NewGuid()}}"}""";
            }

            return context.Request.Query.ContainsKey("cursor") ? null : Page("1", Dataset("a"), Dataset("b"), Dataset("c"));
        });

        Assert.Contains(result.Errors, error => error.FullyQualifiedErrorId.StartsWith("ListingIncomplete,", StringComparison.Ordinal));
        Assert.InRange(removed, 0, 3);
        Assert.Contains(result.Warnings, text => text.Contains("removed", StringComparison.Ordinal));
    }

    // Null means status 500.
    private static async Task<RunResult> ListAsync(string script, Func<HttpContext, string?> respond)
    {
        var isConnected = false;
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            var body = isConnected ? respond(context) : Page(null);
            context.Response.StatusCode = body is null ? 500 : context.Response.StatusCode;
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(body ?? "", context.RequestAborted);
        });
        using var session = ModuleSession.ConnectedTo(server.BaseUri);
        isConnected = true;
        return session.Run(script);
    }

    private static string Page(string? next, params JsonObject[] items) => new JsonObject { ["items"] = new JsonArray([.. items]), ["next_cursor"] = next }.ToJsonString();

    private static JsonObject Dataset(string name, string type = "raster", string created = "2026-01-31T12:00:00+00:00") => new()
    {
        ["dataset_id"] = Guid.NewGuid().ToString(),
        ["dataset_version_id"] = Guid.NewGuid().ToString(),
        ["name"] = name,
        ["type"] = type,
        ["created_at"] = created,
        ["updated_at"] = "2026-02-01T12:00:00+00:00",
    };
}
