namespace Earthscale.PowerShell.Tables;

/// <summary>Finds columns by their headers: the names of the parameters and of the service's fields, ignoring case, singular or plural.</summary>
internal static class DatasetColumns
{
    private static readonly Dictionary<string, DatasetColumn> s_columns = Enum.GetValues<DatasetColumn>()
        .SelectMany(column => (KeyValuePair<string, DatasetColumn>[])[new($"{column}", column), new($"{column}s", column)])
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of all columns, for messages.</summary>
    public static string Names { get; } = string.Join(", ", Enum.GetNames<DatasetColumn>());

    /// <summary>Finds the column of a header; null if it is unknown.</summary>
    public static DatasetColumn? Find(string header) =>
        s_columns.TryGetValue(header.Replace("_", "", StringComparison.Ordinal), out var column) ? column : null;

    /// <summary>Finds the most similar column of an unknown header; null if there is none.</summary>
    public static DatasetColumn? FindNearest(string header)
    {
        var word = new string([.. header.Where(char.IsLetterOrDigit)]);
        var (distance, nearest) = s_columns.Min(entry => (Distance(word, entry.Key), entry.Value));
        return distance <= Math.Min(2, word.Length / 3) ? nearest : null;
    }

    // The Levenshtein distance.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
