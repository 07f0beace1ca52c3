using System.Collections.Specialized;
using System.Globalization;
using System.Numerics;
using Earthscale.Emulator.Faults;
using Earthscale.PowerShell.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace Earthscale.PowerShell.Tests.Rest;

public sealed class InvokeEsRestMethodTests : EmulatorFixture
{
    [Fact]
    public void Any_endpoint_answers_with_objects()
    {
        var result = Run("Invoke-EsRestMethod /v1/datasets/cursor -Query @{ limit = 3; tag = @('sensor:sentinel-2') } | ForEach-Object items").ThrowOnError();

        Assert.Equal(
            Emulator.StoredDatasets().Select(dataset => dataset.DatasetId).Intersect(result.Values<Guid>("dataset_id")),
            result.Values<Guid>("dataset_id"));
        Assert.NotEmpty(result.Output);
        // Not a time, although it looks like one.
        Assert.IsType<string>(result.Output[0].Properties["created_at"].Value);
        Assert.Equal(EmulatorOptions.WellKnownApiKey, Emulator.Requests[0].Headers["x-earthscale-api-key"]);
    }

    [Theory]
    [InlineData("/v1/datasets?limit=2", 2)]
    [InlineData("v1/datasets?limit=2", 2)]
    [InlineData("/v1/datasets?limit=200' -Query @{ limit = 1 } -ErrorAction 'Stop", 1)]
    public void A_list_is_enumerated(string path, int count)
    {
        var result = Run($"Invoke-EsRestMethod '{path}'");

        Assert.True(result.Errors.Count == 1 || result.Output.Count == count);
    }

    [Fact]
    public void An_address_at_the_service_is_a_path_too()
    {
        Assert.Single(Run("param($uri) Invoke-EsRestMethod \"$($uri)api-versions/v1\"", Emulator.BaseUri).ThrowOnError().Output);
    }

    [Theory]
    [InlineData("https://elsewhere.example/v1/datasets")]
    [InlineData("//elsewhere.example/v1/datasets")]
    [InlineData("http://127.0.0.1:1/v1/datasets")]
    [InlineData("ftp://elsewhere.example/x?api_key=hidden")]
    [InlineData(@"\\elsewhere.example\x")]
    [InlineData("http://user@127.0.0.1/")]
    public void No_other_host_gets_a_request(string path)
    {
        var result = Run("param($path) Invoke-EsRestMethod $path", path);

        Assert.Equal("InvalidSetting", result.ErrorId);
        Assert.DoesNotContain("hidden", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("@{ type = 'vector'; name = 'raw'; url = 'gs://b/1.fgb'; tags = @{ k = 'v' }; pixel_info_optimizations = @('time'); visualization_optimization = $false }")]
    [InlineData("([pscustomobject]@{ type = 'vector'; name = 'raw'; url = 'gs://b/1.fgb'; tags = [ordered]@{ k = 'v' }; pixel_info_optimizations = , 'time'; visualization_optimization = $false })")]
    [InlineData("'{\"type\":\"vector\",\"name\":\"raw\",\"url\":\"gs://b/1.fgb\",\"tags\":{\"k\":\"v\"},\"pixel_info_optimizations\":[\"time\"],\"visualization_optimization\":false}'")]
    public void A_body_is_JSON_or_can_be_converted_to_JSON(string body)
    {
        var result = Run($"Invoke-EsRestMethod /v1/datasets -Method Post -Body {body}").ThrowOnError();

        var stored = Emulator.StoredDatasets().Single(dataset => dataset.Name == "raw");
        Assert.Equal(stored.DatasetId, Assert.Single(result.Values<Guid>("dataset_id")));
        using var sent = System.Text.Json.JsonDocument.Parse(Emulator.Requests[0].Body);
        using var expected = System.Text.Json.JsonDocument.Parse("""{"type":"vector","name":"raw","url":"gs://b/1.fgb","tags":{"k":"v"},"pixel_info_optimizations":["time"],"visualization_optimization":false}""");
        Assert.True(System.Text.Json.JsonElement.DeepEquals(expected.RootElement, sent.RootElement));
    }

    [Theory]
    [InlineData("'{not json'", "is not JSON")]
    [InlineData("$circle", "contains a circular reference")]
    [InlineData("@{ n = [double]::NaN }", "JSON cannot represent")]
    [InlineData("@{ n = \"$([char]0xd800)\" }", "surrogate")]
    [InlineData("\"`\"$([char]0xd800)`\"\"", "surrogate")]
    public void A_body_that_is_not_JSON_is_refused(string body, string words)
    {
        var result = Run($"$circle = @{{}}; $circle.me = $circle; Invoke-EsRestMethod /v1/datasets -Method Post -Body {body}");

        Assert.Equal("InvalidRequest", result.ErrorId);
        Assert.Contains(words, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("Invoke-EsRestMethod /v1/datasets -Body @{ limit = 1 }")]
    [InlineData("@{ limit = 1 } | Invoke-EsRestMethod /v1/datasets HEAD")]
    public void A_request_without_a_body_refuses_one(string script)
    {
        var result = Run(script);

        Assert.Equal("InvalidRequest", result.ErrorId);
        Assert.Contains("-Query", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Emulator.RequestCount);
    }

    [Fact]
    public void WhatIf_sends_nothing_but_reads()
    {
        var host = new ScreenHost(200);
        using var session = ModuleSession.ConnectedTo(Emulator, host);

        session.Run("foreach ($method in 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD') { Invoke-EsRestMethod /v1/x -Method $method -Query @{ api_key = 'hidden' } -WhatIf }").ThrowOnError();
        Assert.Equal(0, Emulator.RequestCount);
        session.Run("Invoke-EsRestMethod /v1/datasets -WhatIf").ThrowOnError();

        Assert.Equal(1, Emulator.RequestCount);
        var screen = host.ReadText();
        Assert.Contains("v1/x?api_key=***", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_query_is_not_shown()
    {
        Emulator.Faults.Next(new Fault(FaultKind.BadGateway));

        var result = Run("Invoke-EsRestMethod /v1/datasets -Query @{ api_key = 'hidden'; limit = 1 } -Verbose").ThrowOnError();

        Assert.Equal(3, result.Verbose.Count);
        Assert.All(result.Verbose, line => Assert.DoesNotContain("hidden", line, StringComparison.Ordinal));
        Assert.Contains("api_key=***", result.Verbose[0], StringComparison.Ordinal);
        Assert.Contains("api_key=hidden", Emulator.Requests[^1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_are_the_services_own()
    {
        var result = Run("Invoke-EsRestMethod \"/v1/datasets/$([guid]::NewGuid())/latest\"");

        Assert.Equal("DatasetNotFound", result.ErrorId);
        Assert.Equal("Find it with Get-EsDataset.", result.Errors[0].ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_unknown_path_is_an_error_with_advice()
    {
        var result = Run("Invoke-EsRestMethod /datasets");

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Contains("starts with /v1", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_may_have_been_made_says_so_and_is_sent_once()
    {
        Emulator.Faults.Next(new Fault(FaultKind.Reset) { Moment = FaultMoment.AfterAction });

        var result = Run("Invoke-EsRestMethod /v1/datasets -Method POST -Body @{ type = 'vector'; name = 'raw'; url = 'gs://b/1.fgb' }");

        Assert.Contains("may have acted on the request", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Emulator.RequestCount);
    }

    [Theory]
    [InlineData("application/json", """{"a":"2026-01-01","A":1,"":null,"n":[1,9007199254740993,1.10,1e400,true,null,123456789012345678901234567890,{"x":[[]]}]}""")]
    [InlineData("text/plain", "plain")]
    [InlineData("application/json", "")]
    public async Task Responses_are_returned_unchanged(string type, string body)
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.ContentType = context.Request.Path == "/v1/datasets/cursor" ? "application/json" : type;
            return context.Response.WriteAsync(context.Request.Path == "/v1/datasets/cursor" ? """{"items":[],"next_cursor":null}""" : body);
        });
        using var session = ModuleSession.ConnectedTo(server.BaseUri);

        var result = session.Run("Invoke-EsRestMethod /v1/anything").ThrowOnError();

        if (type == "text/plain")
        {
            Assert.Equal("plain", Assert.Single(result.Output).BaseObject);
        }
        else if (body.Length == 0)
        {
            Assert.Empty(result.Output);
        }
        else
        {
            // A PSObject cannot have both a and A, but a dictionary can.
            var map = (OrderedDictionary)Assert.Single(result.Output).BaseObject;
            Assert.Equal(("2026-01-01", 1L, null), (map["a"], map["A"], map[""]));
            var numbers = (object?[])map["n"]!;
            Assert.Equal([1L, 9007199254740993L, 1.10m, "1e400", true, null, BigInteger.Parse("123456789012345678901234567890", CultureInfo.InvariantCulture)], numbers[..7]);
            Assert.Contains("The number 1e400 at $.n[3] is outside the range", Assert.Single(result.Warnings), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"PSTypeNames":1}""", "PSTypeNames", null)]
    [InlineData("""{"ok":[{"Sensor":"A","sensor":"b"}]}""", null, null)]
    [InlineData("""{"a":"\ud800"}""", null, "UnexpectedResponse")]
    [InlineData("""{"\ud800":1}""", null, "UnexpectedResponse")]
    public async Task Legal_but_odd_JSON_is_a_value_or_a_clear_error(string body, string? key, string? error)
    {
        await using var server = await ScriptedServer.StartAsync(query => query.ContainsKey("limit") ? """{"items":[],"next_cursor":null}""" : body);
        using var session = ModuleSession.ConnectedTo(server.BaseUri);

        var result = session.Run("Invoke-EsRestMethod /v1/anything");

        if (error is not null)
        {
            Assert.Equal(error, result.ErrorId);
            Assert.Contains("surrogate", result.Errors[0].ToString(), StringComparison.Ordinal);
        }
        else if (key is not null)
        {
            Assert.Equal(1L, ((OrderedDictionary)Assert.Single(result.Output).BaseObject)[key]);
        }
        else
        {
            var inner = (OrderedDictionary)((object?[])Assert.Single(result.Output).Properties["ok"].Value)[0]!;
            Assert.Equal(["A", "b"], inner.Values.Cast<string>());
        }
    }

    [Theory]
    [InlineData("1 | ForEach-Object { Send @{ n = $_; list = @($_) } }", """{"n":1,"list":[1]}""")]
    [InlineData("$map = [Collections.Generic.Dictionary[string,int]]::new(); $map['k'] = 2; Send $map", """{"k":2}""")]
    [InlineData("Send @{ a = @([guid]::Empty; [version]'1.2'; [timespan]'01:00'; [DayOfWeek]::Monday; [float]0.1; [bigint]::Pow(10, 20); [char]'c'; [uri]'https://a.example/%7Bz%7D') }", """{"a":["00000000-0000-0000-0000-000000000000","1.2","01:00:00","Monday",0.1,100000000000000000000,"c","https://a.example/%7Bz%7D"]}""")]
    [InlineData("Send ([pscustomobject]@{ when = [datetimeoffset]'2026-01-02T03:04:05+02:00'; none = [DBNull]::Value })", """{"when":"2026-01-02T03:04:05+02:00","none":null}""")]
    [InlineData("Send ([Earthscale.DatasetLabel]::new('k', 'v'))", """{"Name":"k","Value":"v"}""")]
    public void Values_keep_their_form_in_a_body(string script, string expected)
    {
        Run($"function Send($body) {{ Invoke-EsRestMethod /v1/anything -Method Post -Body $body -ErrorAction Ignore }}; {script}");

        using var sent = System.Text.Json.JsonDocument.Parse(Emulator.Requests[0].Body);
        using var wanted = System.Text.Json.JsonDocument.Parse(expected);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(wanted.RootElement, sent.RootElement), sent.RootElement.GetRawText());
    }

    [Theory]
    [InlineData(true, "was completed")]
    [InlineData(false, "may have been completed: check before you try again.")]
    public async Task A_stopped_change_reports_its_outcome(bool release, string words)
    {
        var held = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await (context.Request.Method == "POST" ? held.Task.WaitAsync(context.RequestAborted) : Task.CompletedTask);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"items":[],"next_cursor":null}""");
        });
        Session.Connect(server.BaseUri);

        var (_, warnings) = await StopProbe.RunAsync(Session, server, "Invoke-EsRestMethod /v1/x -Method Post -Body @{ a = 1 } | Out-Probe", requests: 1, () => _ = release && held.TrySetResult());

        Assert.Contains(words, Assert.Single(warnings), StringComparison.Ordinal);
    }
}
