using Earthscale.PowerShell.Formatting;

namespace Earthscale.PowerShell.Catalog;

/// <summary>The additions of a run, which are read again at its end: another user may have changed them, or the service stores them differently.</summary>
internal sealed class SentAdditions
{
    private readonly List<(PlannedChange Change, AddedDataset Added)> _sent = [];

    public void Add(PlannedChange change, AddedDataset added) => _sent.Add((change, added));

    /// <summary>Reads the recent changes of the catalog, and describes differences from the requests.</summary>
    public IEnumerable<string> ReadBack(CatalogReader reader, CatalogSnapshot catalog)
    {
        if (_sent.Count == 0)
        {
            return [];
        }

        try
        {
            var recent = reader.ReadSince(catalog.Newest).ToLookup(dataset => dataset.DatasetId);
            return from sent in _sent
                   let differing = recent[sent.Added.DatasetId].FirstOrDefault() is { } dataset ? Differences(sent.Change, dataset) : ["the dataset is not listed"]
                   where differing.Count > 0
                   select $"NotConverged: {QuotedText.Of(sent.Added.Name)} still differs from what was sent: {DisplayText.OneLine(string.Join(", ", differing), 500)}.";
        }
        catch (FailedCheckException e)
        {
            return [$"NotConverged: it is unknown whether the catalog now matches the input. {e.Message}"];
        }
    }

    private static List<string> Differences(PlannedChange change, Dataset dataset)
    {
        var request = change.Request!;
        var sent = request.Tags ?? TagDictionary.Empty;
        var differing = sent.Keys.Union(dataset.Tags.Keys).Where(key => sent.GetValueOrDefault(key) != dataset.Tags.GetValueOrDefault(key)).Select(key => $"Tag:{key}").ToList();
        if (CatalogAssumptions.TypeOf(request.Type) is { } type && !CatalogAssumptions.Types.Equals(type, dataset.Type))
        {
            differing.Insert(0, "Type");
        }

        if (!CatalogAssumptions.Names.Equals(request.Name, dataset.Name))
        {
            differing.Insert(0, "Name");
        }

        return differing;
    }
}
