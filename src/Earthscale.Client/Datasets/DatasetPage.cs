using System.Text.Json;
using Earthscale.Client.Http;
using Earthscale.Client.Json;
using Earthscale.Client.Text;

namespace Earthscale.Client.Datasets;

/// <summary>A page of a listing: looked through at once for what comes next, made into datasets when asked.</summary>
internal sealed class DatasetPage
{
    // The public reference does not show the array's name; the first is the likely one.
    private static readonly string[] s_arrayNames = ["items", "datasets", "data", "results"];

    private readonly ServiceResponse _answer;
    private readonly int _number;
    private JsonReaderState _atArray;
    private int _arrayStart;

    private DatasetPage(ServiceResponse response, int number)
    {
        _answer = response;
        _number = number;
    }

    /// <summary>Where the next page of the cursor listing starts; null when this is the last.</summary>
    public string? NextCursor { get; private set; }

    /// <summary>Whether it holds no datasets.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>How many datasets the page holds, good or not; null when the page was not looked through.</summary>
    public int? Count { get; private set; }

    /// <summary>Finds the array and the cursor in a page of the cursor listing, as fast as can be.</summary>
    /// <param name="response">The page as it arrived.</param>
    /// <param name="number">The page's number, from 1, for errors.</param>
    /// <exception cref="MalformedResponseException">It is not a page, as far as could be seen.</exception>
    public static DatasetPage Scan(ServiceResponse response, int number) => Scan(response, number, static page => page.LookAtEnds());

    /// <summary>Finds the array and the cursor in a page of the cursor listing, counts the datasets, and checks that all of it is JSON.</summary>
    /// <exception cref="MalformedResponseException">It is not a page.</exception>
    /// <inheritdoc cref="Scan(ServiceResponse, int)"/>
    public static DatasetPage ScanObject(ServiceResponse response, int number) => Scan(response, number, static page => page.LookThroughObject());

    /// <summary>Looks through a page of the offset listing, which is an array.</summary>
    /// <inheritdoc cref="ScanObject(ServiceResponse, int)"/>
    public static DatasetPage ScanArray(ServiceResponse response, int number) => Scan(response, number, static page => page.LookThroughArray());

    /// <summary>Makes the datasets, in order; a bad one ends them with an error, after all the good ones before it. Only once: the page's memory is given back.</summary>
    /// <param name="items">Reads each.</param>
    /// <param name="wanted">How many, at most.</param>
    /// <param name="expected">How many there will probably be.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public (List<Dataset> Datasets, MalformedResponseException? Error) Read(DatasetReader items, int wanted, int expected, CancellationToken cancellationToken)
    {
        var datasets = new List<Dataset>(Math.Min(wanted, expected));
        try
        {
            var reader = new Utf8JsonReader(_answer.Body.Span[_arrayStart..], isFinalBlock: true, _atArray);
            while (datasets.Count < wanted && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                cancellationToken.ThrowIfCancellationRequested();
                datasets.Add(items.Read(ref reader));
            }

            return (datasets, Count is null ? Check(ref reader) : null);
        }
        catch (Exception e) when (Require.IsUnreadable(e))
        {
            return (datasets, BadItem(datasets.Count, e));
        }
        finally
        {
            _answer.Buffer.Release();
        }
    }

    private static DatasetPage Scan(ServiceResponse response, int number, Action<DatasetPage> scan)
    {
        var page = new DatasetPage(response, number);
        try
        {
            scan(page);
            return page;
        }
        catch (Exception e) when (Require.IsUnreadable(e))
        {
            throw response.NotAsSpecified(AsJsonException(e));
        }
    }

    private void LookAtEnds()
    {
        if (PageEnds.TryFind(_answer.Body.Span, s_arrayNames[0], out var reader, out var cursor))
        {
            NextCursor = cursor;
            NoteArrayStart(ref reader);
            IsEmpty = reader.Read() && reader.TokenType == JsonTokenType.EndArray;
        }
        else
        {
            LookThroughObject();
        }
    }

    private void LookThroughArray()
    {
        var reader = new Utf8JsonReader(_answer.Body.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Malformed($"is {Name(reader.TokenType)}, not an array of datasets");
        }

        NoteArray(ref reader);
        ReadToEnd(ref reader);
    }

    private void LookThroughObject()
    {
        var reader = new Utf8JsonReader(_answer.Body.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Malformed($"is {Name(reader.TokenType)}, not an object with an array of datasets");
        }

        var keys = new List<string>();
        var rank = int.MaxValue;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            keys.Add(key);
            reader.Read();
            ScanMember(ref reader, key, ref rank);
        }

        ReadToEnd(ref reader);
        if (rank == int.MaxValue)
        {
            throw Malformed($"has none of the arrays {string.Join(", ", s_arrayNames)}; its keys are: {(keys.Count == 0 ? "none" : SafeText.OneLine(string.Join(", ", keys), 300))}");
        }
    }

    private void ScanMember(ref Utf8JsonReader reader, string key, ref int rank)
    {
        var found = Array.IndexOf(s_arrayNames, key);
        if (key == "next_cursor")
        {
            NextCursor = ReadCursor(ref reader);
        }
        else if (found >= 0 && found < rank && reader.TokenType == JsonTokenType.StartArray)
        {
            rank = found;
            NoteArray(ref reader);
            return;
        }

        reader.Skip();
    }

    private string? ReadCursor(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        var other => throw Malformed($"has a next_cursor that is {Name(other)}, not text"),
    };

    private void NoteArray(ref Utf8JsonReader reader)
    {
        NoteArrayStart(ref reader);
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            count++;
            reader.Skip();
        }

        Count = count;
        IsEmpty = count == 0;
    }

    private void NoteArrayStart(ref Utf8JsonReader reader)
    {
        _arrayStart = (int)reader.BytesConsumed;
        _atArray = reader.CurrentState;
    }

    // What follows the datasets of a page that was not looked through.
    private MalformedResponseException? Check(ref Utf8JsonReader reader)
    {
        try
        {
            ReadToEnd(ref reader);
            return null;
        }
        catch (Exception e) when (Require.IsUnreadable(e))
        {
            return _answer.NotAsSpecified(AsJsonException(e));
        }
    }

    private static JsonException AsJsonException(Exception e) => e as JsonException ?? new JsonException(e.Message, e);

    // Reading on finds out whether anything follows that should not.
    private static void ReadToEnd(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }
    }

    private MalformedResponseException BadItem(int index, Exception e)
    {
        var field = (e as JsonException)?.Path is { Length: > 2 } path ? $", field {SafeText.OneLine(path[2..], 100)}" : "";
        return new MalformedResponseException($"Page {_number} of the listing, dataset {index + 1}{field}: {SafeText.OneLine(e.Message, 300)} The datasets before it are good; those after it were not read.", e);
    }

    private MalformedResponseException Malformed(string what) =>
        new($"Page {_number} of the listing {what}. Is {_answer.Uri.GetLeftPart(UriPartial.Authority)} the service?");

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
