using System.Management.Automation;
using Earthscale.Client;
using Earthscale.Client.Datasets;
using Earthscale.PowerShell.Errors;
using Earthscale.PowerShell.Parameters;
using Earthscale.PowerShell.Pipeline;

namespace Earthscale.PowerShell.Names;

/// <summary>Finds the datasets of typed names, for commands that act on them.</summary>
/// <param name="client">The account.</param>
/// <param name="dispatcher">The pipeline thread.</param>
/// <param name="command">The command's name, for advice.</param>
/// <param name="writeError">Writes the error of a name that matches no dataset, or that is ambiguous.</param>
internal sealed class NameSearch(EarthscaleClient client, PipelineDispatcher dispatcher, string command, Action<ErrorRecord> writeError)
{
    /// <summary>Finds distinct datasets, in the order of the names.</summary>
    /// <param name="names">Names or patterns. A pattern may match no dataset.</param>
    /// <param name="isLiteral">Whether wildcard characters are literal.</param>
    /// <exception cref="EarthscaleException">A listing failed, so the result would be incomplete.</exception>
    public IReadOnlyList<Dataset> Find(IEnumerable<string> names, bool isLiteral) =>
        [.. names.SelectMany(name => Find(name, isLiteral)).DistinctBy(dataset => dataset.DatasetId)];

    private List<Dataset> Find(string text, bool isLiteral)
    {
        NamePattern name;
        try
        {
            name = new NamePattern(text, isLiteral);
        }
        catch (FormatException e)
        {
            writeError(NameErrors.NotAPattern(text, e, command));
            return [];
        }

        var (found, isUnreadable) = List(name);
        // Scripts easily pass names from a file as -Name. If a dataset's name equals the pattern, the caller may mean that dataset.
        var meant = name.IsWildcard ? found.FindAll(dataset => HasName(dataset, text)) : Choose(name, found);
        if (name.IsWildcard ? meant.Count > 0 : meant.Count > 1)
        {
            writeError(NameErrors.Ambiguous(name, meant));
            return [];
        }

        if (meant.Count == 0 && !name.IsWildcard && !isUnreadable)
        {
            writeError(NameErrors.NotFound(name));
        }

        return name.IsWildcard ? found : meant;
    }

    private static bool HasName(Dataset dataset, string name) => dataset.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    // Prefers a name in the same case.
    private static List<Dataset> Choose(NamePattern name, List<Dataset> found) =>
        found.FindAll(dataset => name.IsExactly(dataset.Name)) is { Count: > 0 } exact ? exact : found;

    private (List<Dataset> Found, bool IsUnreadable) List(NamePattern name)
    {
        var found = new List<Dataset>();
        var isUnreadable = false;
        BatchReader.Read(dispatcher, stop => client.ListAsync(new DatasetQuery { NamePart = name.ServicePart }, stop), batch =>
        {
            found.AddRange(batch.Datasets.Where(dataset => name.IsMatch(dataset.Name) || HasName(dataset, name.Literal)));
            foreach (var error in batch.Unreadable.Where(error => error.Name is null || name.IsMatch(error.Name)))
            {
                isUnreadable = true;
                writeError(error.ToErrorRecord((object?)error.DatasetId ?? error.Name));
            }

            return true;
        });
        return (found, isUnreadable);
    }
}
