using System.Management.Automation;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Catalog;

/// <summary>Reads the complete catalog or fails: a missing dataset would be added again.</summary>
internal sealed class CatalogReader(EarthscaleClient client, PipelineDispatcher dispatcher)
{
    /// <summary>Reads the catalog.</summary>
    /// <exception cref="FailedCheckException">The listing failed.</exception>
    public CatalogSnapshot ReadAll() => new(Read(_ => true));

    /// <summary>Reads the datasets that have changed since a time, newest first.</summary>
    /// <exception cref="FailedCheckException">The listing failed.</exception>
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
            throw new FailedCheckException(ErrorId.ListingIncomplete, ErrorCategory.ReadError, $"The catalog could not be read completely. {e.Message}");
        }
    }
}
