using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Earthscale.Emulator.Tests.Running;
using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Tests.Storage;

public class KilledProcessTests
{
    private const int Acknowledged = 150;

    [Fact(Timeout = 120_000)]
    public async Task Every_acknowledged_write_survives_a_kill_in_the_middle_of_writing()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("emulator.db");
        using var emulator = await EmulatorProcess.StartAsync("--database", path, "--empty");
        var acknowledged = new ConcurrentDictionary<Guid, string>();
        var enough = new TaskCompletionSource();
        var writers = Enumerable.Range(0, 4).Select(writer => WriteAsync(emulator.Address, writer, acknowledged, enough)).ToList();

        await enough.Task.WaitAsync(RunningEmulator.Cancellation);
        await emulator.KillAsync();
        await Task.WhenAll(writers);

        Assert.True(acknowledged.Count >= Acknowledged);
        await using var reopened = await RunningEmulator.StartAsync(new EmulatorOptions { DatabasePath = path });
        var stored = reopened.Server.StoredDatasets().ToDictionary(dataset => dataset.DatasetId, dataset => dataset.Name);
        Assert.All(acknowledged, written => Assert.Equal(written.Value, stored[written.Key]));

        // Each writer may have been killed between its write and its response, at most once.
        Assert.InRange(stored.Count, acknowledged.Count, acknowledged.Count + writers.Count);
        Assert.Equal("ok", IntegrityOf(path));
    }

    private static async Task WriteAsync(Uri address, int writer, ConcurrentDictionary<Guid, string> acknowledged, TaskCompletionSource enough)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("x-earthscale-api-key", EmulatorOptions.WellKnownApiKey);
        for (var i = 0; ; i++)
        {
            var name = $"writer {writer} write {i}";
            try
            {
                using var response = await http.PostAsJsonAsync("/v1/datasets", new { type = "vector", name, url = "u", tags = new { writer = $"{writer}" } }, RunningEmulator.Cancellation);
                var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(RunningEmulator.Cancellation))!;
                acknowledged[Guid.Parse((string)body["dataset_id"]!)] = name;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                return;
            }

            if (acknowledged.Count >= Acknowledged)
            {
                enough.TrySetResult();
            }
        }
    }

    private static string IntegrityOf(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()!;
    }
}
