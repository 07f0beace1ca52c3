using System.Text.Json.Nodes;
using Earthscale.PowerShell.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Earthscale.PowerShell.Tests.Catalog;

/// <summary>Catalogs that the emulator does not have.</summary>
public sealed class UnusualCatalogTests
{
    private const string Sync = "Sync-EsDataset -ManagedBy alps -Prune -Confirm:$false";

    [Theory]
    [InlineData("a", "AmbiguousName", "rows of the input have errors")]
    [InlineData("b", "", "several datasets have the name")]
    public async Task A_name_of_two_datasets_is_neither_changed_nor_removed(string row, string errors, string warning)
    {
        var result = await RunAsync($"[pscustomobject]@{{ Name = '{row}'; Url = 'gs://s/1.tif' }} | {Sync}", Page(Dataset("a"), Dataset("b"), Dataset("a")));

        Assert.Equal(errors, string.Join(',', result.ErrorIds));
        Assert.Contains(warning, Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.All(result.Values<object>("Status"), status => Assert.Equal("NotSent", $"{status}"));
    }

    [Theory]
    [InlineData("""{"items":[],"next_cursor":""}""")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"items":[{"dataset_id":"8d8e1f6e-2f4f-4c53-a3a0-0d8ff1c35b35","name":"c","type":"raster"}],"next_cursor":null}""")]
    [InlineData("""{"items":[""")]
    public async Task A_listing_of_which_a_part_is_missing_ends_the_run(string page)
    {
        foreach (var command in (string[])[Sync, Sync + " -WhatIf", "Compare-EsDataset -ManagedBy alps"])
        {
            var result = await RunAsync($"[pscustomobject]@{{ Name = 'b'; Url = 'gs://s/1.tif' }} | {command}", page);

            Assert.Equal("ListingIncomplete", result.ErrorId);
            Assert.Empty(result.Output);
        }
    }

    [Fact]
    public async Task A_dataset_of_which_no_version_can_be_read_any_more_is_gone()
    {
        var result = await RunAsync($"[pscustomobject]@{{ Name = 'b'; Url = 'gs://s/1.tif' }} | {Sync}", Page(Dataset("b"), Dataset("c")), mayChange: true);

        result.ThrowOnError();
        Assert.Equal(["Remove c: Done"], result.Output.Select(item => item.ToString()));
    }

    // Knows listings; all else is not found.
    private static async Task<RunResult> RunAsync(string script, string page, bool mayChange = false)
    {
        var (isConnected, changes) = (false, 0);
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            changes += HttpMethods.IsGet(context.Request.Method) ? 0 : 1;
            context.Response.ContentType = "application/json";
            var isListing = HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.Value!.Contains("version", StringComparison.Ordinal);
            context.Response.StatusCode = isListing ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            return context.Response.WriteAsync(!isListing ? """{"message":"There is none.","error_class":"NotFoundError"}""" : isConnected ? page : Page(), context.RequestAborted);
        });
        using var session = ModuleSession.ConnectedTo(server.BaseUri);
        isConnected = true;
        var result = session.Run(script);
        Assert.Equal(mayChange, changes > 0);
        return result;
    }

    private static string Page(params JsonObject[] items) => new JsonObject { ["items"] = new JsonArray([.. items]), ["next_cursor"] = null }.ToJsonString();

    private static JsonObject Dataset(string name) => new()
    {
        ["dataset_id"] = Guid.NewGuid().ToString(),
        ["dataset_version_id"] = Guid.NewGuid().ToString(),
        ["name"] = name,
        ["type"] = "raster",
        ["tags"] = new JsonObject { ["es-managed-by"] = "alps" },
        ["created_at"] = "2026-01-31T12:00:00+00:00",
        ["updated_at"] = "2026-02-01T12:00:00+00:00",
    };
}
