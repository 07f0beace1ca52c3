using System.Globalization;

namespace Earthscale.Emulator.Http;

/// <summary>Reads typed values from a query, like FastAPI, and collects the errors.</summary>
internal sealed class QueryReader(HttpContext context)
{
    public RequestErrors Errors { get; } = RequestErrors.Of(context);

    /// <summary>Gets the last value of a parameter, like FastAPI; null if it is missing.</summary>
    public string? Text(string name) => context.Request.Query.TryGetValue(name, out var values) ? values[^1] : null;

    public IEnumerable<string> Texts(string name) => context.Request.Query[name].Select(value => value ?? "");

    public int Integer(string name, int fallback, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return fallback;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            Errors.Add(["query", name], "Input should be a valid integer, unable to parse string as an integer", "int_parsing");
        }
        else if (value < least)
        {
            Errors.Add(["query", name], $"Input should be greater than or equal to {least}", "greater_than_equal");
        }
        else if (value > most)
        {
            Errors.Add(["query", name], $"Input should be less than or equal to {most}", "less_than_equal");
        }
        else
        {
            return (int)value;
        }

        return fallback;
    }

    public bool Boolean(string name, bool fallback)
    {
        switch (Text(name)?.ToUpperInvariant())
        {
            case null:
                return fallback;
            case "TRUE" or "1" or "ON" or "T" or "Y" or "YES":
                return true;
            case "FALSE" or "0" or "OFF" or "F" or "N" or "NO":
                return false;
            default:
                Errors.Add(["query", name], "Input should be a valid boolean, unable to interpret input", "bool_parsing");
                return fallback;
        }
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (ServiceTime.TryParse(text, out var time))
        {
            return time;
        }

        Errors.Add(["query", name], "Input should be a valid datetime or date", "datetime_from_date_parsing");
        return null;
    }
}
