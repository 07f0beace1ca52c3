using System.Globalization;
using Earthscale.Emulator.Configuration;
using Earthscale.Emulator.Datasets;
using Earthscale.Emulator.Http;
using Earthscale.Emulator.Storage;

namespace Earthscale.Emulator.Catalog;

/// <summary>Seeds a new database in one transaction, so that an interrupted start leaves it empty.</summary>
internal static class CatalogSeeder
{
    public static void Seed(EmulatorDatabase database, EmulatorOptions options) => database.Write(connection =>
    {
        using var inserter = new VersionInserter(connection);
        if (options.SampleCatalog)
        {
            foreach (var (index, dataset) in SampleCatalog.Datasets().Index())
            {
                Insert(inserter, dataset, index);
            }
        }

        foreach (var row in GeneratedDatasets.Rows(options.Datasets))
        {
            inserter.Insert(row);
        }

        return true;
    });

    private static void Insert(VersionInserter inserter, SampleDataset dataset, int index)
    {
        var created = DateTimeOffset.Parse(dataset.Created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        for (var number = 1; number <= dataset.Versions; number++)
        {
            inserter.Insert(new VersionRow
            {
                Reference = new VersionReference(
                    DeterministicId.Of("sample dataset", index),
                    DeterministicId.Of("sample version", (index * 100) + number)),
                Number = number,
                Version = new NewVersion { Name = dataset.Name, Type = dataset.Type, Detail = dataset.Detail, Extent = dataset.Extent },
                CreatedAt = ServiceTime.ToMicroseconds(created),
                UpdatedAt = ServiceTime.ToMicroseconds(created.AddMonths(number - 1)),
                IsVisible = number == dataset.Versions,
            });
        }
    }
}
