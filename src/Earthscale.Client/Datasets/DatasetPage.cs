using System.Text.Json;
using Earthscale.Client.Http;
using Earthscale.Client.Json;

namespace Earthscale.Client.Datasets;

/// <summary>A page of a listing.</summary>
/// <param name="response">The page as it arrived.</param>
/// <param name="number">The page's number, from 1, for errors.</param>
/// <param name="isFlat">Whether it is an array of datasets, as in the offset listing, and no object with a cursor.</param>
internal sealed class DatasetPage(ServiceResponse response, int number, bool isFlat)
{
    // The public reference does not show the array's name; the first is the likely one.
    private static readonly string[] s_arrayNames = ["items", "datasets", "data", "results"];

    private readonly List<string> _keys = [];
    private bool _hasCursor;

    /// <summary>Where the next page of the cursor listing starts; null when this is the last.</summary>
    public string? NextCursor { get; private set; }

    /// <summary>Whether it has an array of datasets, once it was read.</summary>
    public bool HasArray { get; private set; }

    /// <summary>Whether it holds no datasets.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The datasets, once the page was read.</summary>
    public List<Dataset> Datasets { get; private set; } = [];

    /// <summary>Why others could not be read.</summary>
    public List<UnreadableDatasetException> Unreadable { get; } = [];

    /// <summary>How many datasets the page holds, good or not.</summary>
    public int Count => Datasets.Count + Unreadable.Count;

    /// <summary>What is wrong with the page as a whole, once it was read; no page can follow it.</summary>
    public MalformedResponseException? Error { get; private set; }

    /// <summary>Finds the cursor without reading the page, so that the next one can be sent for at once: see docs/performance.md.</summary>
    /// <returns>Whether it was found; <see cref="Read"/> finds it in any case.</returns>
    public bool TryFindCursor()
    {
        if (isFlat || !PageEnds.TryFind(response.Body.Span, s_arrayNames[0], out var reader, out var cursor) || cursor is "")
        {
            return false;
        }

        NextCursor = cursor;
        IsEmpty = reader.Read() && reader.TokenType == JsonTokenType.EndArray;
        return true;
    }

    /// <summary>Reads the whole page. Only once: its memory is given back.</summary>
    /// <param name="items">Reads each dataset.</param>
    /// <param name="expected">How many there will probably be.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public void Read(DatasetReader items, int expected, CancellationToken cancellationToken)
    {
        Datasets = new List<Dataset>(expected);
        try
        {
            var reader = new Utf8JsonReader(response.Body.Span);
            reader.Read();
            Error = isFlat ? ReadFlat(ref reader, items, cancellationToken) : ReadObject(ref reader, items, cancellationToken);
            // Finds out whether anything follows that should not.
            while (reader.Read())
            {
            }
        }
        catch (Exception e) when (Require.IsUnreadable(e))
        {
            Error = response.NotAsSpecified(e as JsonException ?? new JsonException(e.Message, e));
        }
        finally
        {
            response.Buffer.Release();
        }

        IsEmpty = Count == 0;
    }

    private MalformedResponseException? ReadFlat(ref Utf8JsonReader reader, DatasetReader items, CancellationToken cancellationToken)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return Malformed($"is {Name(reader.TokenType)}, not an array of datasets");
        }

        ReadArray(ref reader, items, cancellationToken);
        return null;
    }

    private MalformedResponseException? ReadObject(ref Utf8JsonReader reader, DatasetReader items, CancellationToken cancellationToken)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Malformed($"is {Name(reader.TokenType)}, not an object with an array of datasets");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            _keys.Add(key);
            reader.Read();
            if (ReadMember(ref reader, key, items, cancellationToken) is { } error)
            {
                return error;
            }
        }

        return !HasArray ? Malformed($"has none of the arrays {string.Join(", ", s_arrayNames)}; its keys are: {Keys}")
            : !_hasCursor ? Malformed($"has no next_cursor, so that nobody can know whether more datasets follow; its keys are: {Keys}")
            : null;
    }

    private string Keys => _keys.Count == 0 ? "none" : response.Show(string.Join(", ", _keys), 300);

    private MalformedResponseException? ReadMember(ref Utf8JsonReader reader, string key, DatasetReader items, CancellationToken cancellationToken)
    {
        if (key == "next_cursor")
        {
            return ReadCursor(ref reader);
        }

        if (reader.TokenType != JsonTokenType.StartArray || !s_arrayNames.Contains(key))
        {
            reader.Skip();
            return null;
        }

        if (HasArray)
        {
            return Malformed($"has more than one array of datasets; its keys are: {Keys}");
        }

        HasArray = true;
        ReadArray(ref reader, items, cancellationToken);
        return null;
    }

    private MalformedResponseException? ReadCursor(ref Utf8JsonReader reader)
    {
        _hasCursor = true;
        if (reader.TokenType is not (JsonTokenType.Null or JsonTokenType.String))
        {
            return Malformed($"has a next_cursor that is {Name(reader.TokenType)}, not text");
        }

        NextCursor = reader.GetString();
        // Without a cursor the service begins again.
        return NextCursor is "" ? Malformed("has a next_cursor that is empty, not null or text") : null;
    }

    private void ReadArray(ref Utf8JsonReader reader, DatasetReader items, CancellationToken cancellationToken)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = reader;
            try
            {
                Datasets.Add(items.Read(ref reader));
            }
            catch (Exception e) when (Require.IsUnreadable(e))
            {
                // Goes on behind this dataset; where the JSON itself is broken, this throws.
                reader = start;
                reader.Skip();
                Unreadable.Add(Describe(start, e));
            }
        }
    }

    private UnreadableDatasetException Describe(Utf8JsonReader start, Exception e)
    {
        var (id, name) = DatasetReader.Identify(start);
        var field = (e as JsonException)?.Path is { Length: > 2 } path ? $", field {response.Show(path[2..], 100)}" : "";
        var which = name is null && id is null ? "" : $" It is the dataset {(name is null ? "" : $"'{response.Show(name, 200)}' ")}{(id is null ? "of unknown id" : $"({id})")}.";
        return new UnreadableDatasetException($"Page {number} of the listing, dataset {Count + 1}{field}: {response.Show(e.Message, 300)}{which}", response.Secrets.Keep(e))
        {
            DatasetId = id,
            Name = name,
        };
    }

    private MalformedResponseException Malformed(string what) =>
        new($"Page {number} of the listing {what}. Is {response.Uri.GetLeftPart(UriPartial.Authority)} the service?");

    private static string Name(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
