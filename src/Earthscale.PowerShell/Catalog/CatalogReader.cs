using System.Management.Automation;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Reads the catalog whole, or not at all: a dataset that is missing here would be taken for one to add.</summary>
internal sealed class CatalogReader(EarthscaleClient client, PipelineDispatcher dispatcher)
{
    /// <summary>Reads all of it.</summary>
    /// <exception cref="GuardException">Not all of it came.</exception>
    public CatalogSnapshot ReadAll() => new(Read(_ => true));

    /// <summary>Reads what has changed at this time or later, newest first.</summary>
    /// <exception cref="GuardException">Not all of it came.</exception>
    public IReadOnlyList<Dataset> ReadSince(DateTimeOffset time) => Read(dataset => dataset.UpdatedAt >= time);

    private List<Dataset> Read(Predicate<Dataset> isWanted)
    {
        var datasets = new List<Dataset>();
        try
        {
            BatchReader.Read(dispatcher, stop => client.ListAsync(new DatasetQuery(), stop), batch =>
            {
                if (batch.Unreadable is [var error, ..])
                {
                    throw error;
                }

                datasets.AddRange(batch.Datasets.TakeWhile(dataset => isWanted(dataset)));
                return batch.Datasets is [] || isWanted(batch.Datasets[^1]);
            });
            return datasets;
        }
        catch (EarthscaleException e) when (!e.IsFatal)
        {
            throw new GuardException("ListingIncomplete", ErrorCategory.ReadError, $"The catalog could not be read to its end, so nothing was compared and nothing was sent. {e.Message}");
        }
    }
}
