using System.Text.Json;
using Earthscale.Client.Http;
using Earthscale.Client.Json;

namespace Earthscale.Client.Datasets;

/// <summary>A page of a listing.</summary>
/// <param name="response">The response with the page.</param>
/// <param name="number">The page's number, from 1, for errors.</param>
/// <param name="isFlat">Whether the page is an array of datasets, as in the offset listing, and not an object with a cursor.</param>
internal sealed class DatasetPage(ServiceResponse response, int number, bool isFlat)
{
    // The public reference does not show the array's name; the first is the most likely.
    private static readonly string[] s_arrayNames = ["items", "datasets", "data", "results"];

    private readonly List<string> _keys = [];
    private bool _hasCursor;

    /// <summary>The cursor of the next page; null if this is the last page.</summary>
    public string? NextCursor { get; private set; }

    /// <summary>Whether the page has an array of datasets; set by <see cref="Read"/>.</summary>
    public bool HasArray { get; private set; }

    /// <summary>Whether the page has no datasets.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The datasets; set by <see cref="Read"/>.</summary>
    public List<Dataset> Datasets { get; private set; } = [];

    /// <summary>The errors of the datasets that could not be read.</summary>
    public List<UnreadableDatasetException> Unreadable { get; } = [];

    /// <summary>The number of datasets, readable or not.</summary>
    public int Count => Datasets.Count + Unreadable.Count;

    /// <summary>The error of the page as a whole, which ends the listing; set by <see cref="Read"/>.</summary>
    public MalformedResponseException? Error { get; private set; }

    /// <summary>Finds the cursor without reading the page, so that the next page can be requested at once: see docs/performance.md.</summary>
    /// <returns>Whether the cursor was found; <see cref="Read"/> finds it in any case.</returns>
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

    /// <summary>Reads the page and releases its memory. Can be called only once.</summary>
    /// <param name="items">Reads each dataset.</param>
    /// <param name="expected">The expected number of datasets.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public void Read(DatasetReader items, int expected, CancellationToken cancellationToken)
    {
        Datasets = new List<Dataset>(expected);
        try
        {
            var reader = new Utf8JsonReader(response.Body.Span);
            reader.Read();
            Error = isFlat ? ReadFlat(ref reader, items, cancellationToken) : ReadObject(ref reader, items, cancellationToken);
            // Detects trailing content.
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
            return Malformed($"is {TokenName.Of(reader.TokenType)}, not an array of datasets");
        }

        ReadArray(ref reader, items, cancellationToken);
        return null;
    }

    private MalformedResponseException? ReadObject(ref Utf8JsonReader reader, DatasetReader items, CancellationToken cancellationToken)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Malformed($"is {TokenName.Of(reader.TokenType)}, not an object with an array of datasets");
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
            : !_hasCursor ? Malformed($"has no next_cursor, so it is unknown whether more datasets follow; its keys are: {Keys}")
            : null;
    }

    private string Keys => _keys.Count == 0 ? "none" : response.MakeSafe(string.Join(", ", _keys), 300);

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
            return Malformed($"has a next_cursor that is {TokenName.Of(reader.TokenType)}, not text");
        }

        NextCursor = reader.GetString();
        // With an empty cursor, the service would start over.
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
                // Continue after this dataset; if the JSON itself is invalid, this throws.
                reader = start;
                reader.Skip();
                Unreadable.Add(Describe(start, e));
            }
        }
    }

    private UnreadableDatasetException Describe(Utf8JsonReader start, Exception e)
    {
        var (id, name) = DatasetReader.Identify(start);
        var field = (e as JsonException)?.Path is { Length: > 2 } path ? $", field {response.MakeSafe(path[2..], 100)}" : "";
        var which = (name, id) switch
        {
            (null, null) => "",
            (null, _) => $" The dataset is {id}.",
            (_, null) => $" The dataset is '{response.MakeSafe(name, 200)}', of unknown id.",
            _ => $" The dataset is '{response.MakeSafe(name, 200)}' ({id}).",
        };
        return new UnreadableDatasetException($"Page {number} of the listing, dataset {Count + 1}{field}: {response.MakeSafe(e.Message, 300)}{which}", response.Secrets.OmitIfSecret(e))
        {
            DatasetId = id,
            Name = name,
        };
    }

    private MalformedResponseException Malformed(string what) =>
        new($"Page {number} of the listing {what}. Check that {response.Uri.GetLeftPart(UriPartial.Authority)} is the service.");
}
