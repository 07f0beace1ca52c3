using System.Management.Automation;
using Earthscale.Emulator.Storage;
using Earthscale.PowerShell.Tests.Hosting;

namespace Earthscale.PowerShell.Tests.Catalog;

/// <summary>
/// A catalog of three datasets that alps manages (<c>a</c>, <c>b</c>, <c>c</c>, each with the tag <c>crop:wheat</c>), one that jura manages
/// (<c>j</c>), and one without an owner (<c>n</c>).
/// </summary>
public abstract class CatalogFixture : EmulatorFixture
{
    /// <summary>The rows of the datasets that alps manages.</summary>
    protected const string Alps = "Name,Url,Tag\na,gs://s/a.tif,crop:wheat\nb,gs://s/b.tif,crop:wheat\nc,gs://s/c.tif,crop:wheat";

    protected override EmulatorOptions Options => base.Options with { SampleCatalog = false };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Run("""
            'a', 'b', 'c' | ForEach-Object { Add-EsDataset $_ "gs://s/$_.tif" -Tag @{ crop = 'wheat'; 'es-managed-by' = 'alps' } }
            Add-EsDataset j gs://s/j.tif -Tag @{ 'es-managed-by' = 'jura' }
            Add-EsDataset n gs://s/n.tif
            """).ThrowOnError();
        Emulator.ClearRequests();
    }

    /// <summary>All datasets of the catalog, including deleted ones.</summary>
    private protected (IReadOnlyList<StoredDataset> Datasets, IReadOnlyList<StoredDeletion> Deletions) Stored => (Emulator.StoredDatasets(), Emulator.StoredDeletions());

    private protected IEnumerable<string> Names => Emulator.StoredDatasets().Select(dataset => dataset.Name).Order(StringComparer.Ordinal);

    /// <summary>Pipes a table to a command.</summary>
    private protected RunResult Table(string csv, string command) => Run($"param($rows) $rows | {command}", Rows(csv));

    /// <summary>Rows as Import-Csv writes them, without quotes; the newline symbol is a line break within a cell.</summary>
    protected static IReadOnlyList<PSObject> Rows(string csv)
    {
        var lines = csv.Split('\n').Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells =>
        {
            var row = new PSObject();
            foreach (var (i, header) in lines[0].Index())
            {
                row.Properties.Add(new PSNoteProperty(header, i < cells.Length ? cells[i].Replace('\u2424', '\n') : null));
            }

            return row;
        })];
    }

    private protected Dictionary<string, string> Tags(string name) =>
        Run("param($name) (Get-EsDataset $name).Tags", name).Output.SelectMany(item => (IEnumerable<KeyValuePair<string, string>>)item.BaseObject).ToDictionary();

    /// <summary>Runs an action that must not change the catalog.</summary>
    private protected RunResult RunUnchanged(Func<RunResult> run)
    {
        var before = Stored;
        Emulator.ClearRequests();
        var result = run();
        Assert.Equal(before.Datasets, Emulator.StoredDatasets());
        Assert.Equal(before.Deletions, Emulator.StoredDeletions());
        Assert.DoesNotContain(Emulator.Requests, request => request.Method != "GET");
        return result;
    }
}
