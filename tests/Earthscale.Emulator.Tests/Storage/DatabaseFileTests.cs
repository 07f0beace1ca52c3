using Earthscale.Emulator.Storage;
using Earthscale.Emulator.Tests.Running;
using Microsoft.Data.Sqlite;

namespace Earthscale.Emulator.Tests.Storage;

public class DatabaseFileTests
{
    [Fact]
    public async Task File_keeps_the_datasets_and_is_seeded_only_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("emulator.db");
        var options = new EmulatorOptions { DatabasePath = path, Datasets = 10 };
        string dataset;
        await using (var first = await RunningEmulator.StartAsync(options))
        {
            dataset = (await first.AddAsync("kept")).DatasetId;
            Assert.Equal(36, first.Server.CountDatasets());
        }

        await using var second = await RunningEmulator.StartAsync(options);
        Assert.Equal(36, second.Server.CountDatasets());
        Assert.Equal("kept", (await second.GetAsync($"/v1/datasets/{dataset}/latest")).Text("name"));
    }

    [Fact]
    public async Task File_that_is_not_a_database_is_refused_untouched()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("emulator.db");
        await File.WriteAllTextAsync(path, new string('x', 5000), RunningEmulator.Cancellation);
        var exception = await StartAsync(path);
        Assert.Contains("not a SQLite database", exception.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(path, RunningEmulator.Cancellation));
    }

    [Fact]
    public async Task Database_of_another_program_is_refused_and_not_changed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("emulator.db");
        Execute(path, "CREATE TABLE mine (a)");
        var before = await File.ReadAllBytesAsync(path, RunningEmulator.Cancellation);
        var exception = await StartAsync(path);
        Assert.Contains("not one of this emulator", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, RunningEmulator.Cancellation));
    }

    [Fact]
    public async Task Database_of_another_version_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("emulator.db");
        await using (await RunningEmulator.StartAsync(new EmulatorOptions { DatabasePath = path }))
        {
        }

        Execute(path, "PRAGMA user_version = 99");
        Assert.Contains("schema version 99", (await StartAsync(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_that_does_not_exist_is_an_error()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "a.db");
        await Assert.ThrowsAsync<EmulatorDatabaseException>(() => RunningEmulator.StartAsync(new EmulatorOptions { DatabasePath = path }));
    }

    [Fact]
    public async Task Many_read_and_write_at_once()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in new[] { null, folder.File("emulator.db") })
        {
            await using var emulator = await RunningEmulator.StartAsync(new EmulatorOptions { DatabasePath = path, SampleCatalog = false, Datasets = 200 });
            var work = Enumerable.Range(0, 60).Select(async i =>
            {
                var (dataset, _) = await emulator.AddAsync($"parallel {i}");
                Assert.Equal(200, (await emulator.GetAsync("/v1/datasets?limit=1000")).Status);
                if (i % 2 == 0)
                {
                    Assert.Equal(200, (await emulator.DeleteAsync($"/v1/datasets/{dataset}")).Status);
                }
            });
            await Task.WhenAll(work);
            Assert.Equal(230, emulator.Server.CountDatasets());
            Assert.Equal(30, emulator.Server.StoredDeletions().Count);
        }
    }

    private static Task<EmulatorDatabaseException> StartAsync(string path) =>
        Assert.ThrowsAsync<EmulatorDatabaseException>(() => RunningEmulator.StartAsync(new EmulatorOptions { DatabasePath = path }));

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
